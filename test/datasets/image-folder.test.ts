import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import { scratchFolder } from "./scratch-folder.ts";

/** An image of one colour, 40 px wide with a black margin left and right, 24 px high. */
async function image(colour: string, format: "jpeg" | "png"): Promise<Uint8Array> {
  return sharp({ create: { width: 24, height: 24, channels: 3, background: colour } })
    .extend({ left: 8, right: 8, background: "black" })
    .toFormat(format)
    .toBuffer();
}

/** A folder laid out as ImageNet, with two classes. */
async function imagenet(): Promise<string> {
  const folder = scratchFolder();
  for (const [part, count] of [
    ["train", 3],
    ["val", 1],
  ] as const) {
    for (const [name, colour] of [
      ["n01", "red"],
      ["n02", "blue"],
    ] as const) {
      mkdirSync(join(folder, part, name), { recursive: true });
      for (let i = 0; i < count; i++) {
        writeFileSync(join(folder, part, name, `${i}.JPEG`), await image(colour, "jpeg"));
      }
    }
  }
  writeFileSync(
    join(folder, "train/n01/grey.png"),
    await sharp(await image("grey", "png"))
      .greyscale()
      .toBuffer(),
  );
  writeFileSync(join(folder, "train/n01/notes.txt"), "no image");
  return folder;
}

const storeIn = (cacheDir: string): DatasetStore => new DatasetStore({ cacheDir, network: false });

describe("a folder of images", () => {
  it("is imported class by class, scaled and cut about the middle", async () => {
    const store = storeIn(scratchFolder());
    await expect(store.images("imagenet")).rejects.toThrow("not imported: imagenet. Bring the images");
    expect(await store.importImages(await imagenet(), 12)).toEqual([
      "imagenet-train: 7 images of 2 classes, 12 px",
      "imagenet-test: 2 images of 2 classes, 12 px",
    ]);
    const { train, test, sources, notes } = await store.images("imagenet");
    expect([...train.labels]).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(train.classes).toEqual(["n01", "n02"]);
    // Red throughout: the black margins are cut off, but for a shade of them.
    const reds = test.pixels.subarray(0, 432);
    expect(reds.every((value, i) => (i % 3 === 0 ? value > 180 : value < 40))).toBe(true);
    // Grey became three equal colours.
    expect(new Set(train.pixels.subarray(3 * 432, 3 * 432 + 3)).size).toBe(1);
    expect(sources[0].licence).toContain("non-commercial");
    expect(notes[0]).toContain("scaled to 12 px");
  });

  it("with a damaged image names it, and keeps what was imported before", async () => {
    const [store, folder] = [storeIn(scratchFolder()), await imagenet()];
    await store.importImages(folder, 8);
    const path = join(folder, "val/n02/0.JPEG");
    writeFileSync(path, readFileSync(path).subarray(0, -100));
    await expect(store.importImages(folder, 12)).rejects.toThrow(`damaged image: ${path}: got `);
    expect((await store.images("imagenet")).train.heightPx).toBe(8);
  });

  it("is refused where classes are missing, foreign or empty, or memory is short", async () => {
    const [store, folder] = [storeIn(scratchFolder()), await imagenet()];
    await expect(store.importImages(join(folder, "nowhere"), 8)).rejects.toThrow("no such folder: ");
    await expect(store.importImages(folder, 20_000)).rejects.toThrow(
      /too many pixels to hold: .*7 images of 20000 x 20000: 7\.8 GiB, expected at most 4 GiB.*--side 14301/,
    );
    mkdirSync(join(folder, "val/n03"));
    await expect(store.importImages(folder, 8)).rejects.toThrow(
      `label out of range: ${join(folder, "val/n03")}: expected one of the 2 classes of train`,
    );
    mkdirSync(join(folder, "train/n03"));
    await expect(store.importImages(folder, 8)).rejects.toThrow("a class without images: ");
  });
});
