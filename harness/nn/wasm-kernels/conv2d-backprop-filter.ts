import type { Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.ts";
import { conv2dInfo } from "./conv2d-info.ts";
import { borrowed, replaceKernel } from "./kernel.ts";

/**
 * A convolution's gradient by its filter, which the package lacks. It is a forward convolution itself: with the channels
 * for the batch and the batch for the channels, the image is convolved with the gradient of the output, whose cells stand
 * as far apart as the strides were.
 */
export function addConv2DBackpropFilter(tf: Tensors): void {
  replaceKernel(tf, "Conv2DBackpropFilter", () => ({ inputs, attrs, backend }) => {
    const filterShape = attrs["filterShape"] as [number, number, number, number];
    const [height, width, channelsIn, channelsOut] = filterShape;
    const info = conv2dInfo(tf, inputs["x"].shape, filterShape, attrs);
    const { batchSize, inHeight, inWidth, outHeight, outWidth, strideHeight, strideWidth, padInfo } = info;
    return tf.tidy(() => {
      const x = borrowed<Tensor4D>(tf, backend, inputs["x"]);
      const dy = borrowed<Tensor4D>(tf, backend, inputs["dy"]);
      if (height === 1 && width === 1 && strideHeight === 1 && strideWidth === 1) {
        const pixels = tf.reshape(x, [batchSize * inHeight * inWidth, channelsIn]);
        const pulls = tf.reshape(dy, [batchSize * outHeight * outWidth, channelsOut]);
        return tf.reshape(tf.matMul(pixels, pulls, true, false), filterShape);
      }
      const image = tf.transpose(x, [3, 1, 2, 0]);
      const kernel = tf.transpose(dy, [1, 2, 0, 3]);
      const below = height - 1 + (outHeight - 1) * strideHeight + 1 - inHeight - padInfo.top;
      const right = width - 1 + (outWidth - 1) * strideWidth + 1 - inWidth - padInfo.left;
      const padded = tf.pad(image, [
        [0, 0],
        [padInfo.top, Math.max(0, below)],
        [padInfo.left, Math.max(0, right)],
        [0, 0],
      ]);
      const moved = tf.conv2d(padded, kernel, 1, "valid", "NHWC", [strideHeight, strideWidth]);
      const cut = tf.slice(moved, [0, 0, 0, 0], [channelsIn, height, width, channelsOut]);
      return tf.transpose(cut, [1, 2, 0, 3]);
    });
  });
}
