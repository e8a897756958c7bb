import type { Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../../nn/index.ts";

/**
 * A filter with zeros between its cells: a convolution with it is the dilated one. The library has no gradient of dilated
 * depthwise convolutions, on any backend; filters are small, so this costs little more than their larger windows.
 */
export function dilated(tf: Tensors, filter: Tensor4D, dilation: number): Tensor4D {
  if (dilation === 1) return filter;
  const [height, width, channels, multiplier] = filter.shape;
  const gap = dilation - 1;
  const rows = tf.pad(tf.reshape(filter, [height, 1, width, channels * multiplier]), [
    [0, 0],
    [0, gap],
    [0, 0],
    [0, gap * channels * multiplier],
  ]);
  const spread: Tensor4D = tf.reshape(rows, [height * dilation, width * dilation, channels, multiplier]);
  const [tall, wide] = [height * dilation - gap, width * dilation - gap];
  return tf.slice(spread, [0, 0, 0, 0], [tall, wide, channels, multiplier]);
}
