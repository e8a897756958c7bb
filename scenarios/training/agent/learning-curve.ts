import { stream } from "../../../harness/random/index.ts";
import type { EpisodeOrder } from "./episode-order.ts";
import { decadesClosed } from "./regret.ts";
import type { Rollouts } from "./rollouts.ts";
import type { TrainingData } from "./training-data.ts";
import { TRAINING_ZONES, drawTrainingWindow } from "./windows.ts";

/** Decades of regret that a search has closed on average after 0, 1, 2, … trainings. */
export type LearningCurve = Float64Array;

/** Seeds of the searches that the curve is measured on, apart from those of episodes and reports. */
const FIRST_SEED = 3_000_000;
/** All but one train: the curve reaches as far as any search can. */
const TRAINING_GPUS = 7;
/** Each place is the mean of its neighbours up to this share of its trainings away. */
const SMOOTHING = 0.15;

/**
 * The mean learning curve of searches with LaMOO. How fast a search learns hangs on luck, and how the agent splits the GPUs
 * hardly moves it: rewarding the mean instead of the luck leaves the agent only what it decides.
 */
export async function measureCurve(
  { traces, referenceHypervolume }: Pick<TrainingData, "traces" | "referenceHypervolume">,
  rollouts: Rollouts,
  seed: number,
  searches: number,
): Promise<LearningCurve> {
  const orders = Array.from({ length: searches }, (_, i): EpisodeOrder => {
    const random = stream(seed, `agent/curve/${i}`);
    const window = drawTrainingWindow(random, traces, random.pick(TRAINING_ZONES));
    return {
      spec: {
        window,
        seed: FIRST_SEED + i,
        budgetGpuHours: null,
        search: "whole",
        forecaster: "persistence",
      },
      actor: { kind: "static", training: TRAINING_GPUS },
    };
  });
  const paths = (await rollouts.run(orders)).map(({ hypervolumes }) =>
    hypervolumes.map((hypervolume) => decadesClosed(hypervolume, referenceHypervolume)),
  );
  const length = Math.min(...paths.map((path) => path.length));
  const means = Float64Array.from(
    { length },
    (_, n) => paths.reduce((sum, path) => sum + path[n], 0) / searches,
  );
  return smoothed(means);
}

/** Decades after so many trainings; past the curve's end nothing more is gained. */
export function decadesAfter(curve: LearningCurve, trainings: number): number {
  return curve[Math.min(trainings, curve.length - 1)];
}

/** A mean over neighbours, as many on either side, so a rising curve goes on rising and its ends stay. */
function smoothed(values: Float64Array): Float64Array {
  return values.map((_, n) => {
    const reach = Math.min(Math.floor(SMOOTHING * n), values.length - 1 - n);
    const near = values.subarray(n - reach, n + reach + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}
