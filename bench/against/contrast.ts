import { meanInterval, resamplesOf, mean, quantile, type Interval } from "../../harness/analysis/index.ts";
import type { Counts } from "../case.ts";
import type { Found } from "../measure-apart.ts";

/** Slower than this is a failure, where the interval leaves `CLEARLY` out. */
const SLOWER = 1.25;
const CLEARLY = 1.1;

/** One case here and there, round by round. */
export interface Contrast {
  readonly name: string;
  /** Medians, ms. */
  readonly hereMs: number;
  readonly thereMs: number;
  /** Geometric mean of our time over theirs, and its 95 % interval; null from fewer than six rounds. */
  readonly ratio: number;
  readonly interval: Interval | null;
  /** Counts that are not the same here and there, in words. */
  readonly counts: readonly string[];
  readonly slower: boolean;
}

/** @param rounds what both found, in turns. */
export function contrastOf(
  name: string,
  rounds: readonly { readonly here: Found; readonly there: Found }[],
): Contrast {
  const logs = rounds.map(({ here, there }) => Math.log(here.times.medianMs / there.times.medianMs));
  const ratio = Math.exp(mean(logs));
  const around = meanInterval(logs, resamplesOf(logs.length));
  const interval = around === null ? null : ([Math.exp(around[0]), Math.exp(around[1])] as const);
  const [{ here, there }] = rounds;
  return {
    name,
    hereMs: quantile(
      rounds.map(({ here }) => here.times.medianMs),
      0.5,
    ),
    thereMs: quantile(
      rounds.map(({ there }) => there.times.medianMs),
      0.5,
    ),
    ratio,
    interval,
    counts: differing(here.counts ?? {}, there.counts ?? {}),
    slower: ratio > SLOWER && interval !== null && interval[0] > CLEARLY,
  };
}

function differing(here: Counts, there: Counts): string[] {
  return Object.keys(here)
    .filter((key) => there[key] !== undefined && there[key] !== here[key])
    .map((key) => `${key} ${there[key]} -> ${here[key]}`);
}
