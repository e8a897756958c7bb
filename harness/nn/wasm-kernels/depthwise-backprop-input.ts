import type { Tensors } from "../tensors.ts";
import { depthwiseInfo } from "./conv2d-info.ts";
import { addKernel } from "./kernel.ts";

/** A depthwise convolution's gradient by its image, which the package lacks; one filter a channel. */
export function addDepthwiseBackpropInput(tf: Tensors): void {
  addKernel(tf, "DepthwiseConv2dNativeBackpropInput", ({ inputs, attrs, backend }) => {
    const shape = attrs["inputShape"] as number[];
    const info = depthwiseInfo(tf, shape, inputs["filter"].shape, attrs);
    const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels, outChannels, padInfo } = info;
    const multiplier = outChannels / inChannels;
    const output = backend.makeOutput(shape, "float32");
    const dx = backend.typedArrayFromHeap(output).fill(0);
    const dy = backend.typedArrayFromHeap(inputs["dy"]);
    const filter = backend.typedArrayFromHeap(inputs["filter"]);
    for (let image = 0; image < batchSize; image++) {
      for (let y = 0; y < outHeight; y++) {
        for (let x = 0; x < outWidth; x++) {
          const from = ((image * outHeight + y) * outWidth + x) * outChannels;
          for (let ky = 0; ky < info.filterHeight; ky++) {
            const row = y * info.strideHeight + ky - padInfo.top;
            if (row < 0 || row >= inHeight) continue;
            for (let kx = 0; kx < info.filterWidth; kx++) {
              const column = x * info.strideWidth + kx - padInfo.left;
              if (column < 0 || column >= inWidth) continue;
              const to = ((image * inHeight + row) * inWidth + column) * inChannels;
              const at = (ky * info.filterWidth + kx) * outChannels;
              if (multiplier === 1) {
                for (let c = 0; c < inChannels; c++) dx[to + c] += dy[from + c] * filter[at + c];
              } else {
                for (let c = 0; c < outChannels; c++) {
                  dx[to + Math.floor(c / multiplier)] += dy[from + c] * filter[at + c];
                }
              }
            }
          }
        }
      }
    }
    return output;
  });
}
