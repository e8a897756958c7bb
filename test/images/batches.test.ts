import { describe, expect, it } from "vitest";
import { Batches } from "../../harness/images/batches.ts";
import {
  CIFAR10_STATISTICS,
  NAS_BENCH_201_AUGMENTATION,
  evaluationPlan,
  inlineBatches,
  prefetchedBatches,
  syntheticImages,
  type BatchPlan,
} from "../../harness/images/index.ts";

const set = syntheticImages({ seed: 1, part: "train", count: 25, sidePx: 8 });
const plan: BatchPlan = {
  seed: 7,
  batchSize: 10,
  shuffled: true,
  augmentation: NAS_BENCH_201_AUGMENTATION,
  statistics: CIFAR10_STATISTICS,
};

const bare = (seed: number): BatchPlan => ({
  ...evaluationPlan(10, CIFAR10_STATISTICS),
  shuffled: true,
  seed,
});

/** Which images an epoch goes through, found by their pixels. */
function imagesOf(plan: BatchPlan, epoch: number): number[] {
  const known = new Map<string, number>();
  const whole = new Batches(set, { ...evaluationPlan(25, CIFAR10_STATISTICS) }).batch(0, 0);
  const bytes = 8 * 8 * 3;
  const key = (pixels: Float32Array, i: number): string => pixels.subarray(i * bytes, (i + 1) * bytes).join();
  for (let i = 0; i < 25; i++) known.set(key(whole.pixels, i), i);
  const batches = new Batches(set, plan);
  return Array.from({ length: batches.perEpoch }, (_, number) => batches.batch(epoch, number)).flatMap(
    ({ pixels, size }) => Array.from({ length: size }, (_, i) => known.get(key(pixels, i)) ?? -1),
  );
}

describe("batches", () => {
  it("go through every image once an epoch, in another order each", () => {
    const [first, second] = [imagesOf(bare(7), 0), imagesOf(bare(7), 1)];
    expect(first.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(second).not.toEqual(first);
    expect(imagesOf(bare(8), 0)).not.toEqual(first);
  });

  it("carry each image's own label, and a smaller rest at the end", () => {
    const batches = new Batches(set, evaluationPlan(10, CIFAR10_STATISTICS));
    expect([0, 1, 2].map((number) => batches.batch(0, number).size)).toEqual([10, 10, 5]);
    expect([...batches.batch(0, 2).labels]).toEqual([...set.labels.subarray(20)]);
  });

  it("are functions of plan, epoch and number: asked for in any order, from any epoch on", () => {
    const [one, other] = [new Batches(set, plan), new Batches(set, plan)];
    const late = one.batch(3, 2);
    other.batch(0, 0);
    expect(other.batch(3, 1)).toEqual(one.batch(3, 1));
    expect(other.batch(3, 2)).toEqual(late);
  });

  it("keep their draws: a checkpoint of today goes on tomorrow", () => {
    expect(new Batches(set, plan).batch(2, 1).labels.join(" ")).toMatchInlineSnapshot(
      `"4 8 6 9 0 5 0 4 7 7"`,
    );
  });

  it("refuse a number outside the epoch, and an empty batch", () => {
    expect(() => new Batches(set, plan).batch(0, 3)).toThrow("batch 3 of synthetic-train: expected 0..2");
    expect(() => new Batches(set, { ...plan, batchSize: 0 })).toThrow("got 0, expected 1 or more");
  });
});

describe("batches made ahead by a thread", () => {
  it("are those made in this thread, in order and after a jump", async () => {
    const [here, there] = [inlineBatches(set, plan), prefetchedBatches(set, plan)];
    try {
      for (const [epoch, number] of [
        [0, 0],
        [0, 1],
        [0, 2],
        [1, 0],
        [5, 1],
        [2, 2],
        [3, 0],
      ] as const) {
        expect(await there.batch(epoch, number)).toEqual(await here.batch(epoch, number));
      }
    } finally {
      await there.close();
    }
  });

  it("say why where there is none, and after the thread has ended", async () => {
    const source = prefetchedBatches(set, plan, 0);
    await expect(source.batch(0, 9)).rejects.toThrow("batch 9 of synthetic-train: expected 0..2");
    await source.close();
    await expect(source.batch(0, 0)).rejects.toThrow("the thread that prepares images ended");
  });
});
