import { ARCHITECTURE, WEIGHTS_FORMAT, type Architecture } from "../../forecast/transformer/index.ts";
import type { OpenBackend } from "../../nn/index.ts";
import { Checkpoint } from "../../weights/index.ts";
import { exportWeights, type SeriesFacts, type TrainedForecaster } from "./export-weights.ts";
import { initialState, learn, type LearningState, type LearningTask } from "./learn.ts";
import { learnable, type TrainingSeries } from "./learnable-series.ts";
import { keptOf, stateOf, type Kept } from "./kept-state.ts";
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
  /** What is known of the code that trains: see `codeDigest`. */
  readonly code: string;
  readonly architecture?: Architecture;
  readonly schedule?: Schedule;
  /** Folder that the state is kept in until training is finished. */
  readonly checkpointDir: string;
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
  /** Of everything that decided what was learned. */
  readonly fingerprint: string;
  /** Forgets the state that training would have gone on from: once the weights are safe. */
  finish(): Promise<void>;
}

/**
 * Trains one encoder on all series together, and a linear skip for each. Nothing at or after `untilMs` is looked at. A
 * function of series, `untilMs`, seed, backend and code, bit for bit, whether or not it was cut off and went on.
 */
export async function trainForecaster(options: TrainingOptions): Promise<Training> {
  const { untilMs, seed, backend, version, code, checkpointDir, onNotice, onProgress } = options;
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
  const checkpoint = new Checkpoint<Kept>(checkpointDir, "forecaster", {
    version,
    code,
    format: WEIGHTS_FORMAT,
    series: series.map((one, i) => [one.name, one.series.startMs, one.valuesSha256, options.series[i].card]),
    untilMs,
    seed,
    architecture,
    schedule,
    backend: backend.name,
  });
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
      await checkpoint.write(keptOf(next));
    },
  };
  const final = await learn(task, (await resumed(checkpoint, onNotice)) ?? initialState(task));
  const making = { architecture, schedule, untilMs, seed, backend: backend.name, version };
  return {
    trained: options.series.map(({ card }, index) => exportWeights(making, series, index, card, final)),
    fingerprint: checkpoint.fingerprint,
    finish: () => checkpoint.remove(),
  };
}

async function resumed(
  checkpoint: Checkpoint<Kept>,
  onNotice: TrainingOptions["onNotice"],
): Promise<LearningState | null> {
  const kept = await checkpoint.read();
  if (kept === null) return null;
  if (typeof kept === "string") {
    onNotice(`checkpoint ${checkpoint.path} is not used: ${kept}; training starts anew`);
    return null;
  }
  const state = stateOf(kept);
  onNotice(`training goes on from step ${state.step} of ${checkpoint.path}`);
  return state;
}
