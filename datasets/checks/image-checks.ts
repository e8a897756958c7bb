import { createHash } from "node:crypto";
import { imageBytes, type ImageSet } from "../../harness/images/index.ts";
import type { LoadedImages } from "../store/load-images.ts";
import { exactly, type CheckResult } from "./check-result.ts";

/** Digests of the files in the official binary archive, 10,000 images each. */
const OFFICIAL_TRAIN = [
  "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
  "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
  "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
  "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
  "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
];
const OFFICIAL_TEST = ["8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"];

const IMAGES_PER_FILE = 10_000;

/** Whatever source they come from, images and labels of CIFAR-10 are the official ones, in the official order. */
export function cifar10Checks({ train, test }: LoadedImages): CheckResult[] {
  return [
    exactly("cifar10: images to learn from", train.count, 50_000),
    exactly("cifar10: images to judge on", test.count, 10_000),
    ...OFFICIAL_TRAIN.map((digest, i) =>
      exactly(`cifar10: data_batch_${i + 1}.bin, sha256`, binaryDigest(train, i), digest),
    ),
    ...OFFICIAL_TEST.map((digest, i) =>
      exactly("cifar10: test_batch.bin, sha256", binaryDigest(test, i), digest),
    ),
  ];
}

/** The digest that images would have in a file of the official archive: a label, then each colour by itself. */
function binaryDigest(set: ImageSet, file: number): string {
  const bytes = imageBytes(set);
  const plane = bytes / 3;
  const record = new Uint8Array(1 + bytes);
  const hash = createHash("sha256");
  for (let i = file * IMAGES_PER_FILE; i < Math.min(set.count, (file + 1) * IMAGES_PER_FILE); i++) {
    record[0] = set.labels[i];
    for (let at = 0; at < bytes; at++) {
      record[1 + (at % 3) * plane + Math.floor(at / 3)] = set.pixels[i * bytes + at];
    }
    hash.update(record);
  }
  return hash.digest("hex");
}
