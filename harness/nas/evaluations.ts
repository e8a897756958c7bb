import type { Benchmark } from "./benchmark.ts";
import {
  FIDELITIES,
  FIDELITY_COLUMNS,
  samplerOf,
  trainingMsTo,
  type Fidelity,
  type SamplerName,
} from "./evaluator.ts";
import type { SearchSpace } from "./space.ts";

/** What a judge of {@link Evaluations} gives and takes; null while it has not judged an architecture. */
export interface Judge {
  /** Stands in for the accuracy: higher is better. Asked only of what it has judged. */
  score(architecture: number): number;
  /** GPU time of one judgement, ms. */
  costMs(architecture: number): number | null;
  /** GPU time spent once, before the search, ms. */
  readonly setupMs: number;
}

/**
 * What the world asks about architectures while a search trains and scores them. A table knows all answers beforehand; a
 * record of real trainings knows those of which the work has been done, and null for the others.
 */
export interface Evaluations {
  readonly space: SearchSpace;
  /** The hypervolume's reference point, as losses. */
  readonly referenceLosses: readonly number[];
  /** The table behind them, which a bound is given; null where there is none. */
  readonly benchmark: Benchmark | null;
  /** GPU time to train from nothing up to a fidelity, ms; null while it is not known. */
  trainingMs(architecture: number, fidelity: Fidelity): number | null;
  /** The same as it is foretold, always the same for an architecture: what a carbon budget judges by. */
  expectedMs(architecture: number, fidelity: Fidelity): number;
  /** Losses after training up to a fidelity. Asked only of what has been trained. */
  losses(architecture: number, fidelity: Fidelity): number[];
  /** Losses with a score in the place of the accuracy, the first objective; hardware is measured, not guessed. */
  judged(architecture: number, score: number): number[];
  /** Objective values in their own units, from losses. */
  natural(losses: readonly number[]): number[];
  judge(name: SamplerName): Judge;
}

/** The answers of a table. */
export function tableEvaluations(benchmark: Benchmark): Evaluations {
  const trainingMs = (architecture: number, fidelity: Fidelity): number =>
    trainingMsTo(benchmark, architecture, FIDELITIES[fidelity]);
  const judged = (architecture: number, score: number): number[] => {
    const losses = benchmark.losses(architecture);
    losses[0] = -score;
    return losses;
  };
  return {
    space: benchmark.space,
    referenceLosses: benchmark.referenceLosses,
    benchmark,
    trainingMs,
    expectedMs: trainingMs,
    losses: (architecture, fidelity) =>
      fidelity === "training"
        ? benchmark.losses(architecture)
        : judged(architecture, benchmark.table.columns[FIDELITY_COLUMNS[fidelity]][architecture]),
    judged,
    natural: (losses) => benchmark.natural(losses),
    judge: (name) => samplerOf(benchmark, name),
  };
}
