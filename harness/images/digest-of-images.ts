import { sha256Of } from "../digest/index.ts";
import type { ImageSet } from "./image-set.ts";

/** Of sets in memory, which nobody changes. */
const known = new WeakMap<ImageSet, string>();

/** sha256 of what is learned or judged: size, classes, labels and pixels; never the name. */
export function digestOfImages(set: ImageSet): string {
  const before = known.get(set);
  if (before !== undefined) return before;
  const { heightPx, widthPx, classes, labels, pixels } = set;
  const head = JSON.stringify([heightPx, widthPx, classes, labels.BYTES_PER_ELEMENT]);
  const digest = sha256Of(head, bytesOf(labels), pixels);
  known.set(set, digest);
  return digest;
}

function bytesOf({ buffer, byteOffset, byteLength }: ImageSet["labels"]): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
