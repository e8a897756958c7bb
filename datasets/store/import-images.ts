import { loadImageFolder } from "../image-folder/load-image-folder.ts";
import { IMPORTED_IMAGES, importedKeys } from "./load-images.ts";
import type { Shelves } from "./shelves.ts";

/** Decodes a folder of images and keeps it; returns a line on each part. What was imported before stays until all is there. */
export async function importImages(
  { importedImages, note }: Shelves,
  folder: string,
  sidePx: number,
): Promise<string[]> {
  const onProgress = (done: number, total: number): void => {
    const tenth = Math.floor((10 * done) / total);
    if (total > 1000 && tenth > Math.floor((10 * (done - 1)) / total))
      note(`${10 * tenth} % of ${total} images`);
  };
  const { train, test } = await loadImageFolder({ name: IMPORTED_IMAGES, folder, sidePx, onProgress });
  const [trainKey, testKey] = importedKeys();
  await importedImages.writeAll(
    new Map([
      [trainKey, train],
      [testKey, test],
    ]),
  );
  return [train, test].map(
    ({ name, count, classes, heightPx }) =>
      `${name}: ${count} images of ${classes.length} classes, ${heightPx} px`,
  );
}
