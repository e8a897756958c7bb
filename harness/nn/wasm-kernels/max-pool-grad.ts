import type { Tensors } from "../tensors.ts";
import { poolInfo } from "./conv2d-info.ts";
import { addKernel } from "./kernel.ts";

/** Each output's gradient to the first largest pixel under its window. The shipped kernel loses some where strides are above one. */
export function mendMaxPoolGrad(tf: Tensors): void {
  addKernel(tf, "MaxPoolGrad", ({ inputs, attrs, backend }) => {
    const { shape } = inputs["input"];
    const info = poolInfo(tf, shape, attrs);
    const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels } = info;
    const output = backend.makeOutput(shape, "float32");
    const dx = backend.typedArrayFromHeap(output).fill(0);
    const image = backend.typedArrayFromHeap(inputs["input"]);
    const dy = backend.typedArrayFromHeap(inputs["dy"]);
    const places = new Int32Array(inChannels);
    let from = 0;
    for (let i = 0; i < batchSize; i++) {
      for (let y = 0; y < outHeight; y++) {
        const top = y * info.strideHeight - info.padInfo.top;
        const endRow = Math.min(inHeight, top + info.effectiveFilterHeight);
        for (let x = 0; x < outWidth; x++, from += inChannels) {
          const left = x * info.strideWidth - info.padInfo.left;
          const end = Math.min(inWidth, left + info.effectiveFilterWidth);
          places.fill(-1);
          for (let row = Math.max(0, top); row < endRow; row++) {
            for (let column = Math.max(0, left); column < end; column++) {
              const at = ((i * inHeight + row) * inWidth + column) * inChannels;
              for (let c = 0; c < inChannels; c++) {
                if (places[c] < 0 || image[at + c] > image[places[c]]) places[c] = at + c;
              }
            }
          }
          for (let c = 0; c < inChannels; c++) dx[places[c]] += dy[from + c];
        }
      }
    }
    return output;
  });
}
