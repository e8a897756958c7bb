import { join } from "node:path";
import { ARCHITECTURE, WEIGHTS_FORMAT, type Architecture } from "../../forecast/transformer/index.ts";
import type { OpenBackend } from "../../nn/index.ts";
import { fingerprintOf, readCheckpoint, removeCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { exportWeights, type SeriesFacts, type TrainedForecaster } from "./export-weights.ts";
import { initialState, learn, type LearningState, type LearningTask } from "./learn.ts";
import { learnable, type TrainingSeries } from "./learnable-series.ts";
import { SCHEDULE, type Schedule } from "./schedule.ts";

/** A signal to learn to forecast, and what its card will say of it. */
export interface NamedSeries extends TrainingSeries {
  readonly card: SeriesFacts;
}

export interface TrainingOptions {
  readonly series: readonly NamedSeries[];
  readonly untilMs: number;
  readonly seed: number;
  readonly backend: OpenBackend;
  /** Of this project, for the card. */
  readonly version: string;
  readonly architecture?: Architecture;
  readonly schedule?: Schedule;
  /** Folder that the state is kept in until training is finished. */
  readonly checkpointDir?: string | undefined;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (progress: TrainingProgress) => void;
}

/** How far training is. */
export interface TrainingProgress {
  readonly phase: "preparing" | "learning";
  readonly done: number;
  readonly total: number;
  /** Held-back loss: of the last validation, and the best one. */
  readonly loss: number | undefined;
  readonly bestLoss: number | undefined;
}

export interface Training {
  readonly trained: readonly TrainedForecaster[];
  /** Forgets the state that training would have gone on from: once the weights are safe. */
  finish(): Promise<void>;
}

/**
 * Trains one encoder on all series together, and a linear skip for each. Nothing at or after `untilMs` is looked at. A
 * function of series, `untilMs`, seed and backend, bit for bit, whether or not it was cut off and went on.
 */
export async function trainForecaster(options: TrainingOptions): Promise<Training> {
  const { untilMs, seed, backend, checkpointDir, onNotice, onProgress } = options;
  const architecture = options.architecture ?? ARCHITECTURE;
  const schedule = options.schedule ?? SCHEDULE;
  const series = options.series.map((given, i) => {
    onProgress({
      phase: "preparing",
      done: i,
      total: options.series.length,
      loss: undefined,
      bestLoss: undefined,
    });
    return learnable(given, untilMs, architecture);
  });
  const fingerprint = fingerprintOf({
    series: series.map(({ name, valuesSha256 }) => [name, valuesSha256]),
    untilMs,
    seed,
    architecture,
    schedule,
    backend: backend.name,
    format: WEIGHTS_FORMAT,
  });
  const checkpoint =
    checkpointDir === undefined
      ? undefined
      : join(checkpointDir, `forecaster-${fingerprint.slice(0, 16)}.checkpoint`);
  let state: LearningState | undefined;
  const task: LearningTask = {
    tensors: backend.tensors,
    architecture,
    schedule,
    seed,
    series,
    onStep: (step) => {
      const loss = state?.curve.at(-1)?.validation;
      onProgress({ phase: "learning", done: step, total: schedule.steps, loss, bestLoss: state?.bestLoss });
    },
    onState: async (next) => {
      state = next;
      if (checkpoint !== undefined) await writeCheckpoint(checkpoint, fingerprint, next);
    },
  };
  const kept = checkpoint === undefined ? undefined : await readCheckpoint(checkpoint, fingerprint);
  if (typeof kept === "string")
    onNotice(`checkpoint ${checkpoint} is not used: ${kept}; training starts anew`);
  else if (kept !== undefined) onNotice(`training goes on from step ${kept.step} of ${checkpoint}`);
  const final = await learn(task, typeof kept === "object" ? kept : initialState(task));
  const { version } = options;
  const making = { architecture, schedule, untilMs, seed, backend: backend.name, version };
  return {
    trained: options.series.map(({ card }, index) => exportWeights(making, series, index, card, final)),
    finish: async () => {
      if (checkpoint !== undefined) await removeCheckpoint(checkpoint);
    },
  };
}
