import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { DatasetError } from "../dataset-error.ts";

/** An image of a folder, and the class that its own folder stands for. */
export interface ListedImage {
  readonly path: string;
  readonly label: number;
}

/** Images below a folder, class by class. */
export interface ImageListing {
  readonly classes: readonly string[];
  readonly images: readonly ListedImage[];
}

const EXTENSIONS = [".jpeg", ".jpg", ".png", ".webp"];

/**
 * The images of a folder that holds one folder a class, as ImageNet's `train` does; classes and images in the order of
 * their names.
 * @param classes those that there must be, where another part has set them.
 * @throws DatasetError naming a class without images, or a folder that is none of the classes.
 */
export async function listImages(folder: string, classes?: readonly string[]): Promise<ImageListing> {
  const found = await foldersIn(folder);
  const known = classes ?? found;
  if (known.length === 0) {
    throw new DatasetError({
      what: "no classes",
      where: folder,
      expected: "one folder of images for each class, as in ImageNet's train/n01440764",
    });
  }
  const stranger = found.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new DatasetError({
      what: "label out of range",
      where: join(folder, stranger),
      expected: `one of the ${known.length} classes of train`,
    });
  }
  const images: ListedImage[] = [];
  for (const [label, name] of known.entries()) {
    const files = await imagesIn(join(folder, name));
    if (files.length === 0) {
      throw new DatasetError({
        what: "a class without images",
        where: join(folder, name),
        expected: EXTENSIONS.join(" "),
      });
    }
    for (const file of files) images.push({ path: join(folder, name, file), label });
  }
  return { classes: known, images };
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new DatasetError({ what: "no such folder", where: folder, got: error.message }, { cause: error });
  });
  // A link to a folder is as good as the folder.
  const folders = await Promise.all(
    entries.map(async ({ name }) => ((await stat(join(folder, name))).isDirectory() ? [name] : [])),
  );
  return folders.flat().toSorted();
}

async function imagesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => EXTENSIONS.includes(extname(name).toLowerCase())).toSorted();
}
