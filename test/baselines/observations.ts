import type { Forecast } from "../../harness/forecast/index.ts";
import type { Observation, Outcome } from "../../harness/method/index.ts";
import { BENCHMARK } from "../fixtures/small-world.ts";

const { space } = BENCHMARK;

/** An observation with what a test says, and nothing going on otherwise. */
export function observing(told: Partial<Observation>): Observation {
  const taken = new Set([...(told.trained ?? [])].map(({ architecture }) => architecture));
  const scored = new Set([...(told.scored ?? [])].map(({ architecture }) => architecture));
  return {
    elapsedHours: 0,
    remainingHours: 79,
    gpus: 8,
    carbon: { spentG: 0, budgetG: null },
    intensityGPerKwh: 300,
    history: (hours) => new Float64Array(hours).fill(300),
    forecast: (hours) => foretelling(new Float64Array(hours).fill(300)),
    space,
    referenceLosses: BENCHMARK.referenceLosses,
    trained: [],
    lowFidelity: [],
    scored: [],
    waiting: [],
    hypervolume: 0,
    isTaken: (architecture) => taken.has(architecture),
    isScored: (architecture) => scored.has(architecture),
    running: 0,
    paused: 0,
    ...told,
  };
}

/** A forecast that is sure of these values. */
export function foretelling(values: ArrayLike<number>): Forecast {
  const median = Float64Array.from(values);
  return { by: "test", median, low: median, high: median };
}

/** The architecture with these operation numbers, edge by edge, and its losses. */
export function outcome(choices: readonly number[], losses: readonly number[]): Outcome {
  return { architecture: space.indexOf(choices), losses };
}

/** An architecture with what the benchmark says of it. */
export function learned(architecture: number): Outcome {
  return { architecture, losses: BENCHMARK.losses(architecture) };
}

/** The operation numbers of an architecture. */
export function choicesOf(architecture: number): number[] {
  return [...space.choices.subarray(architecture * space.edges, (architecture + 1) * space.edges)];
}
