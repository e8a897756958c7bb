import type { BatchSource, ImageBatch } from "../../images/index.ts";
import type { Network } from "../../network/index.ts";
import type { OpenBackend } from "../../nn/index.ts";
import { descend } from "./descend.ts";
import { DroppedPaths } from "./dropped-paths.ts";
import { gradientOf, type BatchGradient } from "./gradient.ts";
import type { Model } from "./model.ts";
import { isOutOfMemory } from "./out-of-memory.ts";
import { dropPathAt, learningRateAt, type Recipe } from "./recipe.ts";
import type { Trainee } from "./trainee.ts";
import { NetworkTrainingError } from "./training-error.ts";

/** How many images the device computes at once; memory may make both smaller. */
export interface Room {
  microBatch: number;
  normBatch: number;
}

export interface EpochTask {
  readonly backend: OpenBackend;
  readonly trainee: Trainee;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly wanted?: () => "run" | "pause" | "stop";
  readonly onStep?: (step: number, perEpoch: number) => void;
  readonly onWork?: () => void;
  readonly onNotice: (notice: string) => void;
}

export type EpochEnd =
  | {
      readonly how: "done";
      readonly learningRate: number;
      readonly loss: number;
      readonly accuracyPct: number;
    }
  | { readonly how: "paused" | "stopped" };

/** Goes once through the images. @param epoch epochs done before. */
export async function trainEpoch(
  task: EpochTask,
  model: Model,
  epoch: number,
  images: BatchSource,
  room: Room,
): Promise<EpochEnd> {
  const { trainee, recipe, seed, backend } = task;
  const learningRate = learningRateAt(recipe, epoch);
  const probability = dropPathAt(recipe, epoch);
  let [loss, correct, count] = [0, 0, 0];
  for (let number = 0; number < images.perEpoch; number++) {
    // Commands and clocks get their turn.
    await new Promise(setImmediate);
    const wanted = task.wanted?.() ?? "run";
    if (wanted !== "run") return { how: wanted === "pause" ? "paused" : "stopped" };
    const batch = await images.batch(epoch, number);
    const step = epoch * images.perEpoch + number;
    const dropped = probability > 0 ? new DroppedPaths(seed, step, batch.size, probability) : null;
    const found = await inRoom(task, trainee.networkAt(step), model, batch, dropped, room);
    if (!Number.isFinite(found.loss)) {
      backend.tensors.dispose([...found.gradients.values(), ...found.statistics.values()]);
      throw new NetworkTrainingError(
        "nan",
        `the loss is no number at step ${number + 1} of epoch ${epoch + 1}`,
      );
    }
    const statistics = trainee.keepsStatistics ? found.statistics : dispose(backend, found.statistics);
    await descend(backend.tensors, model, { ...found, statistics }, recipe, learningRate);
    loss += found.loss * batch.size;
    correct += found.correct;
    count += batch.size;
    task.onWork?.();
    task.onStep?.(number + 1, images.perEpoch);
  }
  return { how: "done", learningRate, loss: loss / count, accuracyPct: (100 * correct) / count };
}

/** A batch's gradient, in smaller parts where the device has no room. */
async function inRoom(
  { backend, recipe, onNotice }: EpochTask,
  network: Network,
  model: Model,
  batch: ImageBatch,
  dropped: DroppedPaths | null,
  room: Room,
): Promise<BatchGradient> {
  for (;;) {
    try {
      const options = { ...recipe, ...room, dropped };
      return await gradientOf(backend.tensors, network, model.parameters, batch, options);
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      const { message } = error as Error;
      const had = Math.min(room.microBatch, batch.size);
      if (had <= 1) {
        throw new NetworkTrainingError("memory", `one image is too many for ${backend.name}: ${message}`, {
          cause: error,
        });
      }
      shrink(room, had, `${backend.name} has no room for ${had} images (${message})`, onNotice);
    }
  }
}

function shrink(room: Room, had: number, why: string, onNotice: (notice: string) => void): void {
  const half = Math.floor(had / 2);
  if (half <= room.normBatch) {
    room.microBatch = half;
    room.normBatch = half;
    onNotice(`${why}: ${half} at once from here on, which batch norm now takes together`);
    return;
  }
  // Whole norm groups: what is learned stays the same.
  room.microBatch = half - (half % room.normBatch);
  onNotice(`${why}: ${room.microBatch} at once from here on; what is learned stays the same`);
}

function dispose(
  { tensors }: OpenBackend,
  statistics: BatchGradient["statistics"],
): BatchGradient["statistics"] {
  tensors.dispose([...statistics.values()]);
  return new Map();
}
