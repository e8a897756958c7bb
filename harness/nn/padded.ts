import type { Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "./tensors.ts";

/** A square that slides over images, padded alike on all sides; where it does not fit whole it is left off. */
export interface SlidingWindow {
  /** From its first to its last pixel: of a dilated one more than it looks at. */
  readonly sizePx: number;
  readonly stride: number;
  readonly paddingPx: number;
}

/**
 * Images padded for a window, and the padding that the library is to add. Not all backends take a padding in pixels, and `same`
 * is symmetric without strides alone: else the padding is put on beforehand.
 *
 * @param value of the padding
 */
export function padded(
  tf: Tensors,
  x: Tensor4D,
  { sizePx, stride, paddingPx }: SlidingWindow,
  value = 0,
): readonly [x: Tensor4D, rest: "same" | "valid"] {
  if (paddingPx === 0) return [x, "valid"];
  if (stride === 1 && 2 * paddingPx === sizePx - 1) return [x, "same"];
  const around: [number, number] = [paddingPx, paddingPx];
  return [tf.pad(x, [[0, 0], around, around, [0, 0]], value), "valid"];
}
