import type { Tensor4D } from "@tensorflow/tfjs";
import { padded, type SlidingWindow } from "./padded.ts";
import type { Tensors } from "./tensors.ts";

/** Less than any pixel, and a number on every backend. */
const LEAST = -3.4028234663852886e38;

/** Maximum over windows. */
export function maxPool(tf: Tensors, x: Tensor4D, window: SlidingWindow): Tensor4D {
  const [image, rest] = padded(tf, x, window, LEAST);
  return tf.maxPool(image, window.sizePx, window.stride, rest);
}

/**
 * Mean over windows, padding not counted in. The library's own gradient under padding divides by the whole window at the
 * borders, on most backends, where its value divides by the pixels that are there: so the padding is put on beforehand.
 */
export function avgPool(tf: Tensors, x: Tensor4D, { sizePx, stride, paddingPx }: SlidingWindow): Tensor4D {
  if (paddingPx === 0) return tf.avgPool(x, sizePx, stride, "valid");
  const around: [number, number] = [paddingPx, paddingPx];
  const whole = tf.avgPool(tf.pad(x, [[0, 0], around, around, [0, 0]]), sizePx, stride, "valid");
  const pixels = sizePx * sizePx;
  const shares = (length: number, windows: number): number[] =>
    pixelsUnder(length, windows, { sizePx, stride, paddingPx });
  const [rows, columns] = [shares(x.shape[1], whole.shape[1]), shares(x.shape[2], whole.shape[2])];
  return tf.mul(whole, tf.tensor4d([rows.map((row) => columns.map((column) => [pixels / (row * column)]))]));
}

/** How many pixels of a line lie under each window. */
function pixelsUnder(
  length: number,
  windows: number,
  { sizePx, stride, paddingPx }: SlidingWindow,
): number[] {
  return Array.from({ length: windows }, (_, i) => {
    const start = i * stride - paddingPx;
    return Math.min(length, start + sizePx) - Math.max(0, start);
  });
}
