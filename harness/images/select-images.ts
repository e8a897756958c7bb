import { stream } from "../random/index.ts";
import { imageBytes, type ImageSet } from "./image-set.ts";

/** The images at some indices, in that order, as a set of their own. */
export function selectImages(set: ImageSet, indices: ArrayLike<number>, name = set.name): ImageSet {
  const bytes = imageBytes(set);
  const pixels = new Uint8Array(new SharedArrayBuffer(indices.length * bytes));
  const labels = set.labels.slice(0, indices.length);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i];
    if (!(from < set.count)) throw new RangeError(`image set ${set.name}: no image ${from} of ${set.count}`);
    pixels.set(set.pixels.subarray(from * bytes, (from + 1) * bytes), i * bytes);
    labels[i] = set.labels[from];
  }
  return { ...set, name, count: indices.length, pixels, labels };
}

/**
 * All indices of a set in a seeded order in which the classes take turns: the first n of it are a sample with as many
 * images of each class as can be, a sample of m > n holds that of n, and the rest is as even.
 */
export function balancedOrder(set: ImageSet, seed: number | string): Uint32Array {
  const random = stream(seed, "images");
  const byClass = set.classes.map((): number[] => []);
  for (let i = 0; i < set.count; i++) byClass[set.labels[i]].push(i);
  for (const indices of byClass) random.shuffle(indices);
  const order = new Uint32Array(set.count);
  let placed = 0;
  for (let turn = 0; placed < set.count; turn++) {
    for (const indices of byClass) if (turn < indices.length) order[placed++] = indices[turn];
  }
  return order;
}

/** So many images of a set, the first of its balanced order; all of them stay as they stand. */
export function sampleOf(set: ImageSet, count: number, seed: number | string): ImageSet {
  return count === set.count ? set : selectImages(set, balancedOrder(set, seed).subarray(0, count));
}
