import type { Forecast } from "../forecast/index.ts";
import type { SearchSpace } from "../nas/index.ts";

/** An architecture with what is known of it, as losses: objective values turned so that lower is better. */
export interface Outcome {
  readonly architecture: number;
  readonly losses: readonly number[];
}

/**
 * All that a method ever sees: the present and the past. There is no trace, table or clock behind it to reach for.
 * It is a live view: read it when asked, keep nothing but copies. `trained`, `lowFidelity` and `scored` only grow, so that an
 * index into them stays valid; `waiting` also loses what is taken for training.
 */
export interface Observation {
  readonly elapsedHours: number;
  /** Hours until the search must end. */
  readonly remainingHours: number;
  readonly gpus: number;
  /** Carbon charged so far and the budget (g, null: none), under the accounting that steers the run. */
  readonly carbon: { readonly spentG: number; readonly budgetG: number | null };
  /** Intensity of the current hour, g CO2eq/kWh. */
  readonly intensityGPerKwh: number;
  /**
   * The last `hours` hourly intensities, or as many as there are since the trace began; oldest first, the current hour last;
   * NaN where upstream is blank.
   */
  history(hours: number): Float64Array;
  /** What is foretold of the next `hours` hours; throws past the forecaster's longest lead (96 h for all that are here). */
  forecast(hours: number): Forecast;
  readonly space: SearchSpace;
  /** The hypervolume's reference point, as losses. */
  readonly referenceLosses: readonly number[];
  /** Fully trained architectures in order of completion, the initial ones first. */
  readonly trained: readonly Outcome[];
  /** Architectures trained at low fidelity only, with the accuracy seen there. */
  readonly lowFidelity: readonly Outcome[];
  /** Every architecture that a sampling GPU has scored; the score stands in the place of the accuracy. */
  readonly scored: readonly Outcome[];
  /** Of the scored, those not yet taken for training, in order of arrival. */
  readonly waiting: readonly Outcome[];
  /** Hypervolume of everything fully trained. */
  readonly hypervolume: number;
  /** True once an architecture is trained, in training or paused: asking for it again is an error. */
  isTaken(architecture: number): boolean;
  /** True once an architecture is scored or being scored. */
  isScored(architecture: number): boolean;
  /** Training jobs on a GPU, and paused ones. */
  readonly running: number;
  readonly paused: number;
}
