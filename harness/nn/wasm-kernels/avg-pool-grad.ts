import type { Tensors } from "../tensors.ts";
import { poolInfo } from "./conv2d-info.ts";
import { addKernel } from "./kernel.ts";

/** Each output's gradient, shared evenly among the pixels under its window; padding has no share. */
export function mendAvgPoolGrad(tf: Tensors): void {
  addKernel(tf, "AvgPoolGrad", ({ inputs, attrs, backend }) => {
    const { shape } = inputs["input"];
    const info = poolInfo(tf, shape, attrs);
    const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels, strideHeight, strideWidth } = info;
    const output = backend.makeOutput(shape, "float32");
    const dx = backend.typedArrayFromHeap(output).fill(0);
    const dy = backend.typedArrayFromHeap(inputs["dy"]);
    let from = 0;
    for (let image = 0; image < batchSize; image++) {
      for (let y = 0; y < outHeight; y++) {
        const top = y * strideHeight - info.padInfo.top;
        const [firstRow, endRow] = [Math.max(0, top), Math.min(inHeight, top + info.effectiveFilterHeight)];
        for (let x = 0; x < outWidth; x++, from += inChannels) {
          const left = x * strideWidth - info.padInfo.left;
          const [first, end] = [Math.max(0, left), Math.min(inWidth, left + info.effectiveFilterWidth)];
          const share = 1 / ((endRow - firstRow) * (end - first));
          for (let row = firstRow; row < endRow; row++) {
            for (let column = first; column < end; column++) {
              const to = ((image * inHeight + row) * inWidth + column) * inChannels;
              for (let c = 0; c < inChannels; c++) dx[to + c] += dy[from + c] * share;
            }
          }
        }
      }
    }
    return output;
  });
}
