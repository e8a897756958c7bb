import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkedImageSet, type ImageSet } from "../../harness/images/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { decodeImage } from "../formats/decode-image.ts";
import { listImages, type ImageListing } from "./list-images.ts";

/** What is read: `<folder>/train/<class>/*` and `<folder>/val/<class>/*`. */
export interface ImageFolder {
  readonly name: string;
  readonly folder: string;
  /** Height and width that images are scaled and cut to, px. */
  readonly sidePx: number;
  /** Told after every image. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The most that one set may hold: what fits one array of this Node. */
const MOST_BYTES = 2 ** 32;

/**
 * Decodes folders of images, scaled so that the shorter side fits and cut about the middle.
 * @throws DatasetError naming the first image that cannot be decoded, or how much memory is missing.
 */
export async function loadImageFolder(
  options: ImageFolder,
): Promise<{ readonly train: ImageSet; readonly test: ImageSet }> {
  const train = await listImages(join(options.folder, "train"));
  const test = await listImages(join(options.folder, "val"), train.classes);
  const total = train.images.length + test.images.length;
  let done = 0;
  const tell = (): void => options.onProgress?.(++done, total);
  for (const part of [train, test]) refuseTooMuch(part, options);
  return {
    train: await decodeAll(train, `${options.name}-train`, options.sidePx, tell),
    test: await decodeAll(test, `${options.name}-test`, options.sidePx, tell),
  };
}

function refuseTooMuch({ images }: ImageListing, { folder, sidePx }: ImageFolder): void {
  const bytes = images.length * sidePx * sidePx * 3;
  if (bytes <= MOST_BYTES) return;
  const fitting = Math.floor(Math.sqrt(MOST_BYTES / images.length / 3));
  throw new DatasetError({
    what: "too many pixels to hold",
    where: folder,
    got: `${images.length} images of ${sidePx} x ${sidePx}: ${(bytes / 2 ** 30).toFixed(1)} GiB`,
    expected: `at most ${MOST_BYTES / 2 ** 30} GiB in one part`,
    remedy: `Take fewer classes, or --side ${fitting}`,
  });
}

async function decodeAll(
  { classes, images }: ImageListing,
  name: string,
  sidePx: number,
  tell: () => void,
): Promise<ImageSet> {
  const bytes = sidePx * sidePx * 3;
  const pixels = new Uint8Array(new SharedArrayBuffer(images.length * bytes));
  const labels = Uint16Array.from(images, ({ label }) => label);
  let next = 0;
  const decodeSome = async (): Promise<void> => {
    while (next < images.length) {
      const index = next++;
      const { path } = images[index];
      const decoded = await decodeImage(path, path, sidePx).catch((error: unknown) => {
        // The others stop too.
        next = images.length;
        throw error;
      });
      pixels.set(decoded.pixels, index * bytes);
      tell();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, decodeSome));
  const count = images.length;
  return checkedImageSet({
    name,
    count,
    heightPx: sidePx,
    widthPx: sidePx,
    channels: 3,
    classes,
    pixels,
    labels,
  });
}
