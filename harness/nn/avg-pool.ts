import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "./tensors.ts";

/**
 * Mean over windows, padding `same` and not counted in. The library's own gradient divides by the whole window at the
 * borders too, on most backends, where its value divides by the pixels that are there: so the gradient is ours, made of
 * pooling without borders.
 */
export function avgPool(tf: Tensors, x: Tensor4D, sizePx: number, stride: number): Tensor4D {
  const info = tf.backend_util.computePool2DInfo(x.shape, sizePx, stride, 1, "same");
  const { top, bottom, left, right } = info.padInfo;
  if (top + bottom + left + right === 0) return tf.avgPool(x, sizePx, stride, "valid");
  const rows = pixelsUnder(info.inHeight, info.outHeight, sizePx, stride, top);
  const columns = pixelsUnder(info.inWidth, info.outWidth, sizePx, stride, left);
  const pool = tf.customGrad((given) => ({
    value: tf.avgPool(given as Tensor4D, sizePx, stride, "same"),
    gradFunc: (dy) => {
      const [images, height, width, channels] = x.shape;
      const weights = rows.map((row) => columns.map((column) => [(sizePx * sizePx) / (row * column)]));
      const pull = tf.mul(dy as Tensor4D, tf.tensor4d([weights]));
      const padded = tf.zeros([images, height + top + bottom, width + left + right, channels]);
      const attrs = { filterSize: [sizePx, sizePx], strides: [stride, stride], pad: "valid" };
      const spread = tf.engine().runKernel("AvgPoolGrad", { dy: pull, input: padded } as never, attrs);
      return [tf.slice(spread as Tensor, [0, top, left, 0], x.shape)];
    },
  }));
  return pool(x) as Tensor4D;
}

/** How many pixels of a line lie under each window. */
function pixelsUnder(
  length: number,
  windows: number,
  sizePx: number,
  stride: number,
  before: number,
): number[] {
  return Array.from({ length: windows }, (_, i) => {
    const start = i * stride - before;
    return Math.min(length, start + sizePx) - Math.max(0, start);
  });
}
