import type { Argv } from "yargs";
import { addFlags, type FlagSet, type FlagValues } from "./flags.ts";
import type { TrainOptions } from "./train-api.ts";

/** What is trained, on what, and how: the recipe's settings under their own names. */
export const NETWORK_FLAGS = {
  arch: { value: "text", describe: "NAS-Bench-201 cell, or normal;reduction cells of the NASNet space" },
  set: { value: "text", describe: "cifar10, cifar10@binary, cifar100, imagenet or synthetic" },
  images: { value: "number", describe: "images to learn from, as even in classes as can be; 0: all" },
  testImages: { value: "number", describe: "images to judge on; 0: all" },
  epochs: { value: "number", describe: "times through the images" },
  cells: { value: "number", describe: "N, cells a stage; of the NASNet space, cells in all" },
  channels: { value: "number", describe: "C, channels of the first stage" },
  batch: { value: "number", describe: "images a step" },
  microBatch: { value: "number", describe: "images computed at once; the batch where nothing is said" },
  normBatch: { value: "number", describe: "images that batch norm takes together; the micro-batch" },
  learningRate: { value: "number", describe: "at the start; falls to 0 as a cosine" },
  momentum: { value: "number", describe: "of the descent" },
  weightDecay: { value: "number", describe: "of every parameter" },
  clipNorm: { value: "number", describe: "largest norm of a gradient; 0: any" },
  labelSmoothing: { value: "number", describe: "share of the target spread over all classes" },
  auxiliaryWeight: { value: "number", describe: "of the auxiliary head's loss (NASNet); 0: no such head" },
  dropPath: { value: "number", describe: "probability at the end that a path is dropped" },
  averageDecay: {
    value: "number",
    describe: "share of the weights' running mean kept each step; 0: no mean",
  },
  padding: { value: "number", describe: "of the random crop, px; 0: no crop" },
  cutout: { value: "number", describe: "side of the square that is cut out, px; 0: none" },
  seed: { value: "number", describe: "of weights, images, order and augmentation" },
  backend: { value: "text", describe: "node-gpu, node, webgpu, wasm or cpu; by default the best" },
  trace: {
    value: "text",
    describe: "carbon trace that the time is charged by: ZONE, ZONE@source or ZONE@sample",
  },
  start: { value: "text", describe: "instant of the trace at which it starts, ISO 8601, UTC" },
  checkpoint: {
    value: "text",
    describe: "file that holds the state after each epoch; by default in the cache",
  },
} as const satisfies FlagSet;

export interface NetworkFlags extends Partial<FlagValues<typeof NETWORK_FLAGS>> {
  readonly nesterov: boolean;
  readonly flip: boolean;
  /** Not to go on from a checkpoint. */
  readonly fresh: boolean;
}

/** One epoch, and what it took. */
export interface TrainedEpoch {
  readonly epoch: number;
  readonly learningRate: number;
  readonly trainLoss: number;
  readonly trainAccuracyPct: number;
  readonly testLoss: number;
  readonly testAccuracyPct: number;
  /** Null: an epoch of an earlier process that did not keep it. */
  readonly effort: {
    readonly seconds: number;
    readonly imagesPerS: number;
    readonly energyKwh: number;
    readonly carbonG: number;
  } | null;
}

/** A network that was trained. */
export interface TrainedNetwork {
  readonly architecture: string;
  readonly backend: string;
  readonly device: string;
  readonly params: number;
  readonly flops: number;
  readonly set: string;
  readonly trainImages: number;
  readonly testImages: number;
  readonly epochs: readonly TrainedEpoch[];
  readonly testAccuracyPct: number;
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly string[];
  /** Of every epoch whose effort is known, and of what this process did beside them. */
  readonly seconds: number;
  readonly energyKwh: number;
  /** All of it; else some is modelled. */
  readonly isEnergyMeasured: boolean;
  readonly energySource: string;
  readonly carbonG: number;
  readonly carbonLb: number;
  /** Epochs whose effort nobody kept: the totals are without them. */
  readonly epochsWithoutEffort: number;
  readonly checkpoint: string;
}

/** Adds the flags of `train network`. */
export function networkOptions<Args>(yargs: Argv<Args>) {
  return addFlags(yargs, NETWORK_FLAGS)
    .option("nesterov", { type: "boolean", default: true, describe: "Nesterov's momentum" })
    .option("flip", { type: "boolean", default: true, describe: "mirror images half of the time" })
    .option("fresh", { type: "boolean", default: false, describe: "begin anew, checkpoint or not" });
}

/** What was typed, without what every training has. */
export function networkFlagsOf(argv: Readonly<Record<string, unknown>>): NetworkFlags {
  const names = [...Object.keys(NETWORK_FLAGS), "nesterov", "flip", "fresh"];
  const typed = names.filter((name) => argv[name] !== undefined).map((name) => [name, argv[name]]);
  return Object.fromEntries(typed) as unknown as NetworkFlags;
}

export function networkText(trained: TrainedNetwork): string {
  const { params, flops, backend, device, set, trainImages, testImages, testAccuracyPct } = trained;
  const rows = trained.epochs.map(
    ({ epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct: test, effort }) =>
      `${String(epoch).padStart(5)}  ${trainLoss.toFixed(4)}  ${trainAccuracyPct.toFixed(2).padStart(6)}  ` +
      `${testLoss.toFixed(4)}  ${test.toFixed(2).padStart(6)}  ` +
      (effort === null ? "before" : `${effort.imagesPerS.toFixed(1)} images/s`),
  );
  const { epochsWithoutEffort: unknown } = trained;
  const kind = trained.isEnergyMeasured ? "measured" : "modelled";
  return [
    `${trained.architecture}: ${(params / 1e6).toFixed(3)} M parameters, ${(flops / 1e6).toFixed(2)} M FLOPs`,
    `${set}, ${trainImages} images to learn from, ${testImages} to judge on; ${backend} on ${device}`,
    "epoch  train loss, %  test loss, %",
    ...rows,
    `test accuracy ${testAccuracyPct.toFixed(2)} %; ${trained.seconds.toFixed(0)} s, ${trained.energyKwh.toFixed(4)} kWh (${kind}: ${trained.energySource}), ` +
      `${trained.carbonG.toFixed(2)} g CO2eq (${trained.carbonLb.toFixed(4)} lbs)` +
      (unknown === 0 ? "" : `, without ${unknown} epochs of before, whose effort was not kept`),
    `checkpoint: ${trained.checkpoint}`,
  ].join("\n");
}

/** Trains a network; given to the command line, since `harness/cli` holds no tensors. */
export type TrainNetwork = (flags: NetworkFlags, options: TrainOptions) => Promise<TrainedNetwork>;
