import type { Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.ts";
import { conv2dInfo } from "./conv2d-info.ts";
import { borrowed, replaceKernel } from "./kernel.ts";

/**
 * A convolution's gradient by its image; the shipped kernel is a plain loop. As a forward convolution: the gradient of the
 * output, with zeros between its cells where the strides were above one, is convolved with the filter turned around.
 */
export function mendConv2DBackpropInput(tf: Tensors): void {
  replaceKernel(tf, "Conv2DBackpropInput", () => ({ inputs, attrs, backend }) => {
    const inputShape = attrs["inputShape"] as [number, number, number, number];
    const info = conv2dInfo(tf, inputShape, inputs["filter"].shape, attrs);
    const { filterHeight, filterWidth, inHeight, inWidth, padInfo } = info;
    return tf.tidy(() => {
      const dy = spread(
        tf,
        borrowed<Tensor4D>(tf, backend, inputs["dy"]),
        info.strideHeight,
        info.strideWidth,
      );
      const filter = borrowed<Tensor4D>(tf, backend, inputs["filter"]);
      const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
      const top = filterHeight - 1 - padInfo.top;
      const left = filterWidth - 1 - padInfo.left;
      const fitted = fit(tf, dy, [top, inHeight + filterHeight - 1], [left, inWidth + filterWidth - 1]);
      return tf.conv2d(fitted, turned, 1, "valid");
    });
  });
}

/** Zeros between the cells, `down` and `across` apart; also after the last one. */
function spread(tf: Tensors, dy: Tensor4D, down: number, across: number): Tensor4D {
  if (down === 1 && across === 1) return dy;
  const [batch, height, width, channels] = dy.shape;
  const flat = tf.reshape(dy, [batch * height, 1, width, channels]);
  const padded = tf.pad(flat, [
    [0, 0],
    [0, down - 1],
    [0, 0],
    [0, (across - 1) * channels],
  ]);
  return tf.reshape(padded, [batch, height * down, width * across, channels]);
}

/** Puts `before` rows (and columns) of zeros before, and cuts or fills up to a total behind. */
function fit(
  tf: Tensors,
  dy: Tensor4D,
  [top, rows]: readonly [number, number],
  [left, columns]: readonly [number, number],
): Tensor4D {
  const [batch, height, width, channels] = dy.shape;
  const kept = tf.slice(
    dy,
    [0, 0, 0, 0],
    [batch, Math.min(height, rows - top), Math.min(width, columns - left), channels],
  );
  return tf.pad(kept, [
    [0, 0],
    [top, Math.max(0, rows - top - height)],
    [left, Math.max(0, columns - left - width)],
    [0, 0],
  ]);
}
