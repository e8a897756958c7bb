import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tensor } from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fewShotSplit, nasBench201Network, nasBench201Supernet } from "../../../harness/network/index.ts";
import { openBackend, type OpenBackend } from "../../../harness/nn/index.ts";
import {
  fewShotEpochs,
  networkTrainee,
  recipeOf,
  scoreOnPart,
  scoreOnSupernet,
  supernetTrainee,
  trainFewShot,
  trainNetwork,
  trainSplit,
  type FewShotEnd,
  type NetworkTraining,
  type NetworkTrainingEnd,
} from "../../../harness/train/index.ts";
import { scratch } from "../../fixtures/scratch.ts";
import { learned } from "./learned.ts";
import { SMALL } from "./small-networks.ts";

let backend: OpenBackend;
const folder = scratch();
let files = 0;

beforeAll(async () => {
  backend = await openBackend("wasm");
});
afterAll(() => backend.close());

const SKELETON = { cells: 1, channels: 4, classes: 3, imagePx: 8 };
const ARCHITECTURE =
  "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|";
const OTHER = "|nor_conv_1x1~0|+|nor_conv_1x1~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|";
const RECIPE = { epochs: 4, batch: 8, learningRate: 0.05, averageDecay: 0.9, dropPath: 0.2 };

const trainee = (architecture = ARCHITECTURE) =>
  networkTrainee(architecture, nasBench201Network(architecture, SKELETON));

function training(changes: Partial<NetworkTraining> = {}): NetworkTraining {
  return {
    backend,
    trainee: trainee(),
    recipe: recipeOf(RECIPE),
    seed: 1,
    ...SMALL,
    prefetch: false,
    resume: true,
    onNotice: () => {},
    ...changes,
  };
}

const lastLoss = ({ state }: NetworkTrainingEnd): number => state.curve.at(-1)?.trainLoss ?? NaN;

describe("training a network", () => {
  it("learns, is the same from run to run, and leaves no tensor behind", async () => {
    const before = backend.tensors.memory().numTensors;
    const [first, second] = [await trainNetwork(training()), await trainNetwork(training())];
    expect(learned(first)).toEqual(learned(second));
    expect(first.state.curve).toHaveLength(4);
    expect(lastLoss(first)).toBeLessThan(first.state.curve[0].trainLoss);
    expect(first.judgement?.confusion.flat().reduce((a, b) => a + b)).toBe(SMALL.test.count);
    expect(backend.tensors.memory().numTensors).toBe(before);
  });

  it("goes on from a checkpoint to the same curve and weights, bit for bit, wherever it was left", async () => {
    const whole = await trainNetwork(training());
    const checkpoint = join(folder, `${++files}.checkpoint`);
    let steps = 0;
    const wanted = (): "run" | "pause" => (steps++ === 7 ? "pause" : "run");
    const paused = await trainNetwork(training({ checkpoint, wanted }));
    expect(paused).toMatchObject({ how: "paused", state: { epoch: 2 } });
    const notices: string[] = [];
    const finished = await trainNetwork(training({ checkpoint, onNotice: (notice) => notices.push(notice) }));
    expect(learned(finished)).toEqual(learned(whole));
    expect(notices).toEqual([`training goes on after epoch 2 of ${checkpoint}`]);
    // A training that is done is judged again, and no more.
    expect(learned(await trainNetwork(training({ checkpoint })))).toEqual(learned(whole));
  });

  it("refuses a checkpoint of another architecture, of another training, and a damaged one", async () => {
    const checkpoint = join(folder, `${++files}.checkpoint`);
    await trainNetwork(training({ checkpoint, recipe: recipeOf({ ...RECIPE, epochs: 1 }) }));
    const bytes = await readFile(checkpoint);
    await expect(trainNetwork(training({ checkpoint, trainee: trainee(OTHER) }))).rejects.toThrow(
      `of another architecture: got ${ARCHITECTURE}, expected ${OTHER}`,
    );
    await expect(trainNetwork(training({ checkpoint }))).rejects.toThrow("another training");
    const { pixels } = SMALL.train;
    const retouched = { ...SMALL.train, pixels: pixels.map((value, i) => (i === 5 ? value ^ 1 : value)) };
    await expect(trainNetwork(training({ checkpoint, train: retouched }))).rejects.toThrow(
      /is of a training on other images \(train\): got 24 images of synthetic-train, sha256 [0-9a-f]{16}, expected 24 images of synthetic-train, sha256 [0-9a-f]{16}; train on the images/,
    );
    const relabelled = { ...SMALL.test, labels: SMALL.test.labels.map((label) => (label + 1) % 3) };
    await expect(trainNetwork(training({ checkpoint, test: relabelled }))).rejects.toThrow("images (test)");
    for (const at of [20, bytes.length - 5]) {
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 1;
      await writeFile(checkpoint, damaged);
      await expect(trainNetwork(training({ checkpoint }))).rejects.toThrow("is damaged");
    }
  });

  it("stops at a loss that is no number, and keeps the last good checkpoint", async () => {
    const checkpoint = join(folder, `${++files}.checkpoint`);
    const { test } = SMALL;
    let steps = 0;
    await trainNetwork(training({ checkpoint, wanted: () => (steps++ === 4 ? "pause" : "run") }));
    const kept = await readFile(checkpoint);
    // Weights that no later step can bear, as a bad update would have left them.
    const broken = { ...backend, tensors: { ...backend.tensors, oneHot: noNumbers } };
    await expect(trainNetwork(training({ checkpoint, backend: broken }))).rejects.toMatchObject({
      reason: "nan",
      message: `the loss is no number at step 1 of epoch 2; epoch 1 is kept in ${checkpoint}; try a smaller learning rate`,
    });
    expect(await readFile(checkpoint)).toEqual(kept);
    const runaway = training({ test, recipe: recipeOf({ ...RECIPE, learningRate: 1e38 }) });
    await expect(trainNetwork(runaway)).rejects.toMatchObject({ reason: "nan" });
  });

  it("keeps no state that is no number, though the loss of its last step was one", async () => {
    const checkpoint = join(folder, `${++files}.checkpoint`);
    const whole = SMALL.train.count;
    const recipe = recipeOf({
      ...RECIPE,
      batch: whole,
      microBatch: whole,
      normBatch: whole,
      epochs: 1,
      learningRate: 1e39,
    });
    await expect(trainNetwork(training({ checkpoint, recipe }))).rejects.toMatchObject({
      reason: "nan",
      message: expect.stringContaining("weights or test loss are no numbers after epoch 1"),
    });
    await expect(readFile(checkpoint)).rejects.toThrow("ENOENT");
  });

  it("halves what it computes at once where memory is short, says so, and learns the same", async () => {
    const recipe = recipeOf({ ...RECIPE, normBatch: 2, dropPath: 0 });
    const whole = await trainNetwork(training({ recipe }));
    const notices: string[] = [];
    const short = { ...backend, tensors: withRoomFor(4) };
    const cut = await trainNetwork(
      training({ recipe, backend: short, onNotice: (notice) => notices.push(notice) }),
    );
    expect(notices).toEqual([
      "wasm has no room for 8 images (out of memory): 4 at once from here on; what is learned stays the same",
    ]);
    expect(cut.state.microBatch).toBe(4);
    expect(Math.abs(lastLoss(cut) - lastLoss(whole))).toBeLessThan(1e-3);
    const none = training({ recipe, backend: { ...backend, tensors: withRoomFor(0) } });
    await expect(trainNetwork(none)).rejects.toMatchObject({ reason: "memory" });
  });
});

function noNumbers(...given: Parameters<OpenBackend["tensors"]["oneHot"]>): Tensor {
  return backend.tensors.mul(backend.tensors.oneHot(...given), NaN);
}

/** A device on which more images than that at once are too many. */
function withRoomFor(images: number): OpenBackend["tensors"] {
  const { tensors } = backend;
  const oneHot = (...given: Parameters<typeof tensors.oneHot>): Tensor => {
    if ((given[0] as Tensor).size > images) throw new Error("out of memory");
    return tensors.oneHot(...given);
  };
  return { ...tensors, oneHot };
}

describe("training a supernet", () => {
  const supernet = nasBench201Supernet(SKELETON);
  const shared = (): NetworkTraining =>
    training({ trainee: supernetTrainee(supernet, 1), recipe: recipeOf({ ...RECIPE, averageDecay: 0 }) });

  it("draws a path for each step, the same for whoever asks", () => {
    const pathsOf = (): string[] =>
      Array.from({ length: 20 }, (_, step) => JSON.stringify(supernetTrainee(supernet, 1).networkAt(step)));
    expect(pathsOf()).toEqual(pathsOf());
    expect(new Set(pathsOf()).size).toBeGreaterThan(15);
  });

  it("trains one path a batch, goes on bit for bit, and scores any architecture with its weights", async () => {
    const whole = await trainNetwork(shared());
    expect(whole.state.model.parameters.size).toBe(supernet.parameters.length);
    const checkpoint = join(folder, `${++files}.checkpoint`);
    let steps = 0;
    await trainNetwork({ ...shared(), checkpoint, wanted: () => (steps++ === 7 ? "pause" : "run") });
    expect(learned(await trainNetwork({ ...shared(), checkpoint }))).toEqual(learned(whole));
    const score = await scoreOnSupernet({ backend, supernet, checkpoint, architecture: OTHER, ...SMALL });
    expect(score.accuracyPct).toBeGreaterThanOrEqual(0);
    expect(score.confusion.flat().reduce((a, b) => a + b)).toBe(SMALL.test.count);
  });

  it("is split: each part goes on from the whole's weights, and trains its own paths alone", async () => {
    const checkpoint = join(folder, `${++files}.checkpoint`);
    const whole = await trainNetwork({ ...shared(), checkpoint });
    const parts = fewShotSplit(supernet, 0);
    expect(parts).toHaveLength(5);
    expect(parts.filter((part) => part.has(ARCHITECTURE))).toEqual([parts[3]]);
    const split = join(folder, `${++files}.checkpoint`);
    const { trainee: _, ...rest } = shared();
    const ofPart = { ...rest, part: parts[3], whole: { supernet, checkpoint }, checkpoint: split };
    const begun = await trainSplit({ ...ofPart, wanted: () => "pause" });
    expect(begun.state.model.parameters).toEqual(whole.state.model.parameters);
    expect([...begun.state.model.momenta.values()].flatMap((values) => [...values]).some(Boolean)).toBe(
      false,
    );
    const end = await trainSplit(ofPart);
    expect(end.how).toBe("finished");
    const score = { backend, supernet: parts[3], checkpoint: split, ...SMALL };
    await expect(scoreOnSupernet({ ...score, architecture: OTHER })).rejects.toThrow("is no path of");
    expect(
      (await scoreOnSupernet({ ...score, architecture: ARCHITECTURE })).accuracyPct,
    ).toBeGreaterThanOrEqual(0);
  });

  it("is trained with its parts as one training, which goes on bit for bit wherever it was left", async () => {
    const recipe = recipeOf({ ...RECIPE, averageDecay: 0, epochs: 2 });
    const { trainee: _, ...rest } = shared();
    const fewShot = (checkpoint: string, changes: Partial<NetworkTraining> = {}): Promise<FewShotEnd> =>
      trainFewShot({ ...rest, recipe, supernet, choice: 0, ...changes, checkpoint });
    const [whole, cut] = [1, 2].map(() => join(folder, `${++files}.checkpoint`));
    const epochs: number[] = [];
    const onEpoch: NetworkTraining["onEpoch"] = ({ epoch }) => void epochs.push(epoch);
    const end = await fewShot(whole, { onEpoch });
    // Two of the whole, and one of each part.
    expect(epochs).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(end).toMatchObject({ how: "finished", epoch: fewShotEpochs(2, 5) });

    epochs.length = 0;
    const stopAt = (last: number) =>
      ({ onEpoch, wanted: () => (epochs.at(-1) === last ? "pause" : "run") }) as const;
    expect(await fewShot(cut, stopAt(1))).toMatchObject({ how: "paused", epoch: 1 });
    expect(await fewShot(cut, stopAt(4))).toMatchObject({ how: "paused", epoch: 4 });
    expect(await fewShot(cut, { onEpoch })).toEqual(end);
    expect(epochs).toEqual([1, 2, 3, 4, 5, 6, 7]);

    const score = { backend, supernet, choice: 0, ...SMALL };
    for (const architecture of [ARCHITECTURE, OTHER]) {
      const [first, second] = [
        await scoreOnPart({ ...score, checkpoint: whole, architecture }),
        await scoreOnPart({ ...score, checkpoint: cut, architecture }),
      ];
      expect(first).toEqual(second);
      const alone = await scoreOnSupernet({ backend, supernet, checkpoint: whole, architecture, ...SMALL });
      expect(first.loss).not.toBe(alone.loss);
    }
  });
});
