import { digestOfImages, type ImageSet } from "../../images/index.ts";
import type { OpenBackend } from "../../nn/index.ts";
import { isFullDisk } from "../../disk/index.ts";
import { NETWORK_EDITION } from "../../network/index.ts";
import {
  readNetworkCheckpoint,
  refuseFolder,
  writeNetworkCheckpoint,
  type IdentifiedImages,
  type NetworkState,
  type TrainingIdentity,
} from "./checkpoint.ts";
import type { EpochEffort, EpochResult, MeteredEffort } from "./epoch-result.ts";
import { openImages, type OpenImages } from "./open-images.ts";
import type { Judgement } from "./judge.ts";
import { judgeTrainee } from "./judge-trainee.ts";
import { disposeModel, downloadModel, initialModel, uploadModel, type ModelArrays } from "./model.ts";
import { trainEpoch, type Room } from "./train-epoch.ts";
import type { Recipe } from "./recipe.ts";
import type { Trainee } from "./trainee.ts";
import { NetworkTrainingError } from "./training-error.ts";

export interface NetworkTraining {
  readonly backend: OpenBackend;
  readonly trainee: Trainee;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly train: ImageSet;
  readonly test: ImageSet;
  /** Made ahead in a thread of their own; the same images either way. */
  readonly prefetch: boolean;
  /** Where training begins, if not at weights drawn from the seed. */
  readonly initial?: ModelArrays;
  /** File that holds the state after each epoch; undefined: none. */
  readonly checkpoint?: string | undefined;
  /** Goes on from the checkpoint where there is one; else it is written over. */
  readonly resume: boolean;
  /** Looked at between steps. After `pause` the checkpoint of the last whole epoch is what is gone on from. */
  readonly wanted?: () => "run" | "pause" | "stop";
  /** What was spent since it was last asked; kept with each epoch, so that a training that goes on knows all of it. */
  readonly meter?: () => MeteredEffort;
  /** Told what it goes on from. */
  readonly onStart?: (begin: NetworkState) => void;
  readonly onStep?: (step: number, perEpoch: number) => void;
  /** Told at each step, and after each batch that is judged. */
  readonly onWork?: () => void;
  readonly onEpoch?: (result: EpochResult, effort: EpochEffort) => void;
  readonly onNotice: (notice: string) => void;
}

/** How a training was left, and what stands then. */
export interface NetworkTrainingEnd {
  readonly how: "finished" | "paused" | "stopped";
  readonly state: NetworkState;
  /** Of the last whole epoch on the test images; null where nothing was judged: no epoch was done. */
  readonly judgement: Judgement | null;
}

/**
 * Trains a network, or a supernet. A function of trainee, recipe, seed, images and backend, bit for bit on cpu and wasm, whether
 * or not it was cut off and went on.
 * @throws NetworkTrainingError | CheckpointError; the last good checkpoint is kept
 */
export async function trainNetwork(training: NetworkTraining): Promise<NetworkTrainingEnd> {
  const { trainee, recipe, seed, checkpoint, backend } = training;
  if (checkpoint !== undefined) await refuseFolder(checkpoint);
  const identity = identityOf(training);
  const kept =
    checkpoint !== undefined && training.resume ? await readNetworkCheckpoint(checkpoint, identity) : null;
  const begin: NetworkState = kept ?? {
    epoch: 0,
    model: training.initial ?? initialModel(trainee, seed, recipe.averageDecay > 0),
    curve: [],
    microBatch: recipe.microBatch,
    normBatch: recipe.normBatch,
  };
  if (kept !== null) training.onNotice(`training goes on after epoch ${kept.epoch} of ${checkpoint}`);
  training.onStart?.(begin);
  const images = openImages(training);
  const model = uploadModel(backend.tensors, trainee, begin.model);
  try {
    return await epochs(training, identity, begin, images, model);
  } finally {
    disposeModel(model);
    await images.close();
  }
}

async function epochs(
  training: NetworkTraining,
  identity: TrainingIdentity,
  begin: NetworkState,
  images: OpenImages,
  model: ReturnType<typeof uploadModel>,
): Promise<NetworkTrainingEnd> {
  const { backend, trainee, recipe, onWork } = training;
  const tf = backend.tensors;
  const room: Room = roomFor(begin, recipe);
  let state = begin;
  let judgement: Judgement | null = null;
  if (state.epoch >= recipe.epochs) judgement = await judgeTrainee(tf, trainee, model, images.test, onWork);
  while (state.epoch < recipe.epochs) {
    const startMs = performance.now();
    const learned = await trainEpoch(training, model, state.epoch, images.train, room).catch(
      (error: unknown) => {
        throw withKept(error, training.checkpoint, state.epoch);
      },
    );
    if (learned.how !== "done") return { how: learned.how, state, judgement };
    const learningS = (performance.now() - startMs) / 1000;
    judgement = await judgeTrainee(tf, trainee, model, images.test, onWork);
    const learnt = await downloadModel(model);
    if (!Number.isFinite(judgement.loss) || !isFinite(learnt)) {
      const fault = new NetworkTrainingError(
        "nan",
        `weights or test loss are no numbers after epoch ${state.epoch + 1}`,
      );
      throw withKept(fault, training.checkpoint, state.epoch);
    }
    const result: EpochResult = {
      epoch: state.epoch + 1,
      learningRate: learned.learningRate,
      trainLoss: learned.loss,
      trainAccuracyPct: learned.accuracyPct,
      testLoss: judgement.loss,
      testAccuracyPct: judgement.accuracyPct,
    };
    const effort: EpochEffort = {
      seconds: (performance.now() - startMs) / 1000,
      imagesPerS: training.train.count / learningS,
      metered: training.meter?.() ?? null,
    };
    state = {
      epoch: result.epoch,
      model: learnt,
      curve: [...state.curve, { ...result, effort }],
      ...room,
    };
    await keep(training, identity, state);
    training.onEpoch?.(result, effort);
  }
  return { how: "finished", state, judgement };
}

/** What the device had room for, or less where less is asked for now; whole norm groups, so that what is learned stays the same. */
function roomFor({ microBatch, normBatch }: NetworkState, recipe: Recipe): Room {
  const asked = Math.min(microBatch, recipe.microBatch);
  return { normBatch, microBatch: asked < normBatch ? microBatch : asked - (asked % normBatch) };
}

/** Whether training has left nothing but numbers: a state that has others can never be gone on from. */
function isFinite({ parameters, statistics }: ModelArrays): boolean {
  return [...parameters.values(), ...statistics.values()].every((values) => values.every(Number.isFinite));
}

/** A full disk is told, and training goes on: the checkpoint before is whole, and room may be made. */
async function keep(
  { checkpoint, onNotice }: NetworkTraining,
  identity: TrainingIdentity,
  state: NetworkState,
): Promise<void> {
  if (checkpoint === undefined) return;
  await writeNetworkCheckpoint(checkpoint, identity, state).catch((error: unknown) => {
    if (!isFullDisk(error)) throw error;
    onNotice(
      `the disk is full (${(error as Error).message}): epoch ${state.epoch} is not in ${checkpoint}, which is as it was before; ` +
        "make room there, or what was learned since is learned again after an interruption",
    );
  });
}

function withKept(error: unknown, checkpoint: string | undefined, epoch: number): unknown {
  if (!(error instanceof NetworkTrainingError)) return error;
  const kept =
    checkpoint === undefined || epoch === 0
      ? "no epoch was done before"
      : `epoch ${epoch} is kept in ${checkpoint}`;
  const hint = error.reason === "nan" ? "; try a smaller learning rate" : "";
  return new NetworkTrainingError(error.reason, `${error.message}; ${kept}${hint}`, { cause: error });
}

function identified(set: ImageSet): IdentifiedImages {
  return { name: set.name, count: set.count, sha256: digestOfImages(set) };
}

function identityOf({ trainee, recipe, seed, train, test }: NetworkTraining): TrainingIdentity {
  // How a batch is cut changes nothing that is learned, and memory may change it.
  const { microBatch: _, ...rest } = recipe;
  return {
    architecture: trainee.name,
    parameters: trainee.parameters.map(({ name, shape }) => [name, shape]),
    training: { edition: NETWORK_EDITION, recipe: rest, seed },
    images: { train: identified(train), test: identified(test) },
  };
}
