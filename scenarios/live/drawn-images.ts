import { ImageCache, type LoadedImages } from "../../datasets/index.ts";
import { digestOfImages, sampleOf, type ImageSet } from "../../harness/images/index.ts";

/** What is learned from and judged on. */
export type DrawnImages = Pick<LoadedImages, "train" | "test">;

/** The images of a scenario: so many of each set, drawn as `train network` draws them. */
export function drawImages(
  { train, test }: DrawnImages,
  { trainImages, testImages, seed }: { trainImages: number; testImages: number; seed: number },
): DrawnImages {
  return { train: sampleOf(train, trainImages, seed), test: sampleOf(test, testImages, seed) };
}

/** Files of drawn images in a folder, for trainers to read. */
export async function imageFilesIn(folder: string, drawn: DrawnImages): Promise<LoadedImages["files"]> {
  const cache = new ImageCache(folder);
  const parts = Object.entries({ train: drawn.train, test: drawn.test });
  const missing = new Map<string, ImageSet>();
  for (const [key, set] of parts) {
    const kept = await cache.read(key);
    if (kept === undefined || digestOfImages(kept) !== digestOfImages(set)) missing.set(key, set);
  }
  if (missing.size > 0) await cache.writeAll(missing);
  return { train: cache.pathOf("train"), test: cache.pathOf("test") };
}
