import type { Tensors } from "../tensors.ts";
import { mendAvgPoolGrad } from "./avg-pool-grad.ts";
import { mendBatchMatMul } from "./batch-mat-mul.ts";
import { addBatchNormTrainGrad } from "./batch-norm-train-grad.ts";
import { addBatchNormTrain } from "./batch-norm-train.ts";
import { addConv2DBackpropFilter } from "./conv2d-backprop-filter.ts";
import { mendConv2DBackpropInput } from "./conv2d-backprop-input.ts";
import { addDepthwiseBackpropFilter } from "./depthwise-backprop-filter.ts";
import { addDepthwiseBackpropInput } from "./depthwise-backprop-input.ts";
import { mendMaxPoolGrad } from "./max-pool-grad.ts";
import { addUnsortedSegmentSum } from "./unsorted-segment-sum.ts";

const MENDS = [
  mendAvgPoolGrad,
  mendBatchMatMul,
  addBatchNormTrain,
  addBatchNormTrainGrad,
  addConv2DBackpropFilter,
  mendConv2DBackpropInput,
  mendMaxPoolGrad,
  addDepthwiseBackpropFilter,
  addDepthwiseBackpropInput,
  addUnsortedSegmentSum,
];

const mended = new WeakSet<Tensors>();

/** Gives the wasm backend what training needs beyond the package: once for each library, however often it is asked for. */
export function mendWasmKernels(tensors: Tensors): void {
  if (mended.has(tensors)) return;
  mended.add(tensors);
  for (const mend of MENDS) mend(tensors);
}
