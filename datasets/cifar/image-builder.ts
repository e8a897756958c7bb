import { checkedImageSet, type ImageSet } from "../../harness/images/index.ts";
import { DatasetError } from "../dataset-error.ts";

export const SIDE_PX = 32;
/** Bytes of one colour of one image. */
export const PLANE = SIDE_PX * SIDE_PX;

/** A part of CIFAR that is being put together. */
export interface CifarPart {
  readonly set: ImageSet;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export function emptyPart(name: string, count: number, classes: readonly string[]): CifarPart {
  const pixels = new Uint8Array(new SharedArrayBuffer(count * PLANE * 3));
  const labels = new Uint8Array(count);
  const set = {
    name,
    count,
    heightPx: SIDE_PX,
    widthPx: SIDE_PX,
    channels: 3,
    classes,
    pixels,
    labels,
  } as const;
  return { set, pixels, labels };
}

/** The part, whole. @throws DatasetError naming the file and the first label that stands for no class. */
export function finishedPart({ set }: CifarPart, where: string): ImageSet {
  try {
    return checkedImageSet(set);
  } catch (error) {
    throw new DatasetError(
      { what: "label out of range", where, got: (error as Error).message },
      { cause: error },
    );
  }
}
