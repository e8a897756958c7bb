/** Labelled images of one size, held whole in memory. */
export interface ImageSet {
  /** As a user names it: `cifar10-train`. */
  readonly name: string;
  readonly count: number;
  readonly heightPx: number;
  readonly widthPx: number;
  readonly channels: 3;
  /** What the labels stand for. */
  readonly classes: readonly string[];
  /** Red, green, blue of each pixel, 0..255: [count, height, width, 3]. Behind it may lie shared memory. */
  readonly pixels: Uint8Array;
  /** Index into `classes`, one an image. */
  readonly labels: Uint8Array | Uint16Array;
}

/** A set that is not what it says. */
export class ImageSetError extends Error {
  override readonly name = "ImageSetError";
}

/** Bytes of one image. */
export function imageBytes({ heightPx, widthPx, channels }: ImageSet): number {
  return heightPx * widthPx * channels;
}

/** Returns the set. @throws ImageSetError where sizes do not fit, or naming the first label that stands for no class. */
export function checkedImageSet(set: ImageSet): ImageSet {
  const expected = set.count * imageBytes(set);
  if (set.pixels.length !== expected) {
    throw new ImageSetError(
      `image set ${set.name}: got ${set.pixels.length} bytes of pixels, expected ${expected} ` +
        `(${set.count} images of ${set.heightPx} x ${set.widthPx} x ${set.channels})`,
    );
  }
  if (set.labels.length !== set.count) {
    throw new ImageSetError(`image set ${set.name}: got ${set.labels.length} labels for ${set.count} images`);
  }
  const bad = set.labels.findIndex((label: number) => label >= set.classes.length);
  if (bad !== -1) {
    throw new ImageSetError(
      `image set ${set.name}: image ${bad} has label ${set.labels[bad]}, expected 0..${set.classes.length - 1}`,
    );
  }
  return set;
}
