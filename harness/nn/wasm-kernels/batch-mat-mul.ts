import type { TensorInfo } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.ts";
import { WASM, replaceKernel, type KernelCall } from "./kernel.ts";

/**
 * Matrix products of transposed operands. The shipped kernel multiplies those in a plain loop; transposed beforehand
 * they go the fast way (XNNPACK), which is some five times as fast at the sizes of a training step.
 */
export function mendBatchMatMul(tensors: Tensors): void {
  const transpose = tensors.getKernel("Transpose", WASM).kernelFunc as unknown as (
    call: KernelCall,
  ) => TensorInfo;
  replaceKernel(tensors, "BatchMatMul", (shipped) => ({ inputs, attrs, backend }) => {
    if (shipped === undefined) throw new Error("the wasm package has no BatchMatMul to build on");
    const made: TensorInfo[] = [];
    const plain = (x: TensorInfo, transposed: unknown): TensorInfo => {
      if (transposed !== true) return x;
      const y = transpose({ inputs: { x }, attrs: { perm: lastTwoSwapped(x.shape.length) }, backend });
      made.push(y);
      return y;
    };
    const a = plain(inputs["a"], attrs["transposeA"]);
    const b = plain(inputs["b"], attrs["transposeB"]);
    const product = shipped({
      inputs: { a, b },
      attrs: { transposeA: false, transposeB: false },
      backend,
    });
    for (const { dataId } of made) backend.disposeData(dataId);
    return product;
  });
}

function lastTwoSwapped(rank: number): number[] {
  return [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2];
}
