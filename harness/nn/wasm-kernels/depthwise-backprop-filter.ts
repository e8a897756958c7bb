import type { Tensors } from "../tensors.ts";
import { depthwiseInfo } from "./conv2d-info.ts";
import { addKernel } from "./kernel.ts";

/** A depthwise convolution's gradient by its filter, which the package lacks; summed in double precision. */
export function addDepthwiseBackpropFilter(tf: Tensors): void {
  addKernel(tf, "DepthwiseConv2dNativeBackpropFilter", ({ inputs, attrs, backend }) => {
    const shape = attrs["filterShape"] as number[];
    const info = depthwiseInfo(tf, inputs["x"].shape, shape, attrs);
    const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels, outChannels, padInfo } = info;
    const multiplier = outChannels / inChannels;
    const output = backend.makeOutput(shape, "float32");
    const sums = new Float64Array(info.filterHeight * info.filterWidth * outChannels);
    const x = backend.typedArrayFromHeap(inputs["x"]);
    const dy = backend.typedArrayFromHeap(inputs["dy"]);
    for (let image = 0; image < batchSize; image++) {
      for (let outRow = 0; outRow < outHeight; outRow++) {
        for (let outColumn = 0; outColumn < outWidth; outColumn++) {
          const pull = ((image * outHeight + outRow) * outWidth + outColumn) * outChannels;
          for (let ky = 0; ky < info.filterHeight; ky++) {
            const row = outRow * info.strideHeight + ky - padInfo.top;
            if (row < 0 || row >= inHeight) continue;
            for (let kx = 0; kx < info.filterWidth; kx++) {
              const column = outColumn * info.strideWidth + kx - padInfo.left;
              if (column < 0 || column >= inWidth) continue;
              const from = ((image * inHeight + row) * inWidth + column) * inChannels;
              const to = (ky * info.filterWidth + kx) * outChannels;
              if (multiplier === 1) {
                for (let c = 0; c < inChannels; c++) sums[to + c] += x[from + c] * dy[pull + c];
              } else {
                for (let c = 0; c < outChannels; c++) {
                  sums[to + c] += x[from + Math.floor(c / multiplier)] * dy[pull + c];
                }
              }
            }
          }
        }
      }
    }
    backend.typedArrayFromHeap(output).set(sums);
    return output;
  });
}
