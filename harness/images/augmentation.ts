import type { Random } from "../random/index.ts";
import { imageBytes, type ImageSet } from "./image-set.ts";

/** How an image is varied each time that it is learned from. */
export interface Augmentation {
  /** Mirrored left to right half of the time. */
  readonly flip: boolean;
  /** Padded with black by so much on each side, px, and cut back to its size anywhere; 0: not. */
  readonly paddingPx: number;
  /** Side of a square that is set to the mean colour, its centre anywhere in the image, px (DeVries and Taylor, 2017); 0: none. */
  readonly cutoutPx: number;
}

export const NO_AUGMENTATION: Augmentation = { flip: false, paddingPx: 0, cutoutPx: 0 };

/** As NAS-Bench-201 trains on CIFAR: flip, and crop with 4 px of padding. */
export const NAS_BENCH_201_AUGMENTATION: Augmentation = { flip: true, paddingPx: 4, cutoutPx: 0 };

/** One way of seeing an image. */
export interface View {
  readonly flipped: boolean;
  /** Where the cut begins in the image, px; negative in the padding. */
  readonly topPx: number;
  readonly leftPx: number;
  /** The centre of the square that is cut out. */
  readonly cutoutYPx: number;
  readonly cutoutXPx: number;
}

/** Draws a view. Always five draws, so that what is switched off moves no other. */
export function drawView(random: Random, { flip, paddingPx }: Augmentation, set: ImageSet): View {
  const flipped = random.next() < 0.5;
  const topPx = random.integer(2 * paddingPx + 1) - paddingPx;
  const leftPx = random.integer(2 * paddingPx + 1) - paddingPx;
  const cutoutYPx = random.integer(set.heightPx);
  const cutoutXPx = random.integer(set.widthPx);
  return { flipped: flip && flipped, topPx, leftPx, cutoutYPx, cutoutXPx };
}

/**
 * Writes an image as it is seen, normalised: mirrored, then cut, then with a square at the mean (0).
 * @param scale see {@link channelScale}
 * @param offset where in the target the image begins.
 */
export function writeView(
  set: ImageSet,
  index: number,
  view: View,
  { cutoutPx }: Augmentation,
  scale: Float32Array,
  target: Float32Array,
  offset: number,
): void {
  const { heightPx, widthPx, pixels } = set;
  const from = index * imageBytes(set);
  const black = [scale[0], scale[256], scale[512]];
  let to = offset;
  for (let y = 0; y < heightPx; y++) {
    const row = y + view.topPx;
    const rowInside = row >= 0 && row < heightPx;
    for (let x = 0; x < widthPx; x++, to += 3) {
      const column = x + view.leftPx;
      if (!rowInside || column < 0 || column >= widthPx) {
        target[to] = black[0];
        target[to + 1] = black[1];
        target[to + 2] = black[2];
        continue;
      }
      const pixel = from + (row * widthPx + (view.flipped ? widthPx - 1 - column : column)) * 3;
      target[to] = scale[pixels[pixel]];
      target[to + 1] = scale[256 + pixels[pixel + 1]];
      target[to + 2] = scale[512 + pixels[pixel + 2]];
    }
  }
  if (cutoutPx > 0) cutOut(set, view, cutoutPx, target, offset);
}

/** Sets a square to 0, as much of it as lies in the image. */
function cutOut(set: ImageSet, view: View, sidePx: number, target: Float32Array, offset: number): void {
  const half = Math.floor(sidePx / 2);
  const [top, left] = [view.cutoutYPx - half, view.cutoutXPx - half];
  const [firstX, endX] = [Math.max(0, left), Math.min(set.widthPx, left + sidePx)];
  for (let y = Math.max(0, top); y < Math.min(set.heightPx, top + sidePx); y++) {
    target.fill(0, offset + (y * set.widthPx + firstX) * 3, offset + (y * set.widthPx + endX) * 3);
  }
}
