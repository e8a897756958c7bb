import type { ImageSet } from "../../harness/images/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { fileIn } from "../formats/tar-gz.ts";
import { CIFAR10_CLASSES } from "./classes.ts";
import { PLANE, emptyPart, finishedPart } from "./image-builder.ts";

/** The two parts of a data set. */
export interface ImageParts {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

type Files = ReadonlyMap<string, Uint8Array>;

const CIFAR10_FOLDER = "cifar-10-batches-bin";
const CIFAR100_FOLDER = "cifar-100-binary";

/**
 * CIFAR-10 from the official binary archive: records of a label and 3,072 bytes, each colour by itself.
 * @param files of the archive; @param where the archive as messages name it.
 * @throws DatasetError where a file is missing, is cut off, or has a label that stands for no class.
 */
export function convertCifar10(files: Files, where: string): ImageParts {
  const trainFiles = [1, 2, 3, 4, 5].map((i) => `${CIFAR10_FOLDER}/data_batch_${i}.bin`);
  const layout = { labelBytes: 1, classes: CIFAR10_CLASSES };
  return {
    train: partOf("cifar10-train", trainFiles, files, layout, where),
    test: partOf("cifar10-test", [`${CIFAR10_FOLDER}/test_batch.bin`], files, layout, where),
  };
}

/** CIFAR-100, by its fine labels: records of a coarse label, a fine label and the image. Throws as {@link convertCifar10}. */
export function convertCifar100(files: Files, where: string): ImageParts {
  const names = new TextDecoder().decode(fileIn(files, `${CIFAR100_FOLDER}/fine_label_names.txt`, where));
  const classes = names.split("\n").filter((name) => name !== "");
  const layout = { labelBytes: 2, classes };
  return {
    train: partOf("cifar100-train", [`${CIFAR100_FOLDER}/train.bin`], files, layout, where),
    test: partOf("cifar100-test", [`${CIFAR100_FOLDER}/test.bin`], files, layout, where),
  };
}

interface Layout {
  /** The last of them is the label that is learned. */
  readonly labelBytes: number;
  readonly classes: readonly string[];
}

function partOf(
  name: string,
  paths: readonly string[],
  files: Files,
  layout: Layout,
  where: string,
): ImageSet {
  const { labelBytes, classes } = layout;
  const record = labelBytes + 3 * PLANE;
  const contents = paths.map((path) => {
    const bytes = fileIn(files, path, where);
    if (bytes.length === 0 || bytes.length % record !== 0) {
      throw new DatasetError({
        what: "cut off",
        where: `${where}: ${path}`,
        got: `${bytes.length} bytes`,
        expected: `records of ${record} bytes`,
      });
    }
    return bytes;
  });
  const count = contents.reduce((sum, { length }) => sum + length / record, 0);
  const part = emptyPart(name, count, classes);
  let image = 0;
  for (const bytes of contents) {
    for (let at = 0; at < bytes.length; at += record, image++) {
      part.labels[image] = bytes[at + labelBytes - 1];
      interleave(bytes.subarray(at + labelBytes, at + record), part.pixels, image * 3 * PLANE);
    }
  }
  return finishedPart(part, where);
}

/** Three planes of colour to pixels of three colours. */
function interleave(planes: Uint8Array, pixels: Uint8Array, offset: number): void {
  for (let i = 0, to = offset; i < PLANE; i++) {
    pixels[to++] = planes[i];
    pixels[to++] = planes[PLANE + i];
    pixels[to++] = planes[2 * PLANE + i];
  }
}
