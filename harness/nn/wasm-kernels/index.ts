import type { Tensors } from "../tensors.ts";
import { mendBatchMatMul } from "./batch-mat-mul.ts";
import { addConv2DBackpropFilter } from "./conv2d-backprop-filter.ts";
import { mendConv2DBackpropInput } from "./conv2d-backprop-input.ts";

const mended = new WeakSet<Tensors>();

/** Gives the wasm backend what training needs beyond the package: once for each library, however often it is asked for. */
export function mendWasmKernels(tensors: Tensors): void {
  if (mended.has(tensors)) return;
  mended.add(tensors);
  mendBatchMatMul(tensors);
  addConv2DBackpropFilter(tensors);
  mendConv2DBackpropInput(tensors);
}
