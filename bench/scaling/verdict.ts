import { mean, meanInterval, resamplesOf, type Interval } from "../../harness/analysis/index.ts";
import { exponentOf, type SizedCost } from "./exponent.ts";

/** What every size cost in one round, sizes ascending, and how much of it was waiting for memory, where that was measured. */
export interface Round {
  readonly costs: readonly SizedCost[];
  /** At each size, ms. */
  readonly waitsMs?: readonly number[];
}

export type Judgement =
  | "within n log n"
  | "within n log n but for waits"
  | "within n log n in steps"
  | "worse than n log n"
  | "not judged";

/** How a cost grows, judged by several rounds. Exponents are of the larger half of the sizes: what is fixed no longer weighs there. */
export interface Verdict {
  /** Mean over the rounds, and its 95 % interval; null from fewer than six rounds. */
  readonly exponent: number;
  readonly interval: Interval | null;
  /** What n log n shows over the same sizes. */
  readonly nLogN: number;
  /** Without the waiting for memory; null where that was not measured. */
  readonly withoutWaits: { readonly exponent: number; readonly interval: Interval | null } | null;
  /** Exponent of the steps that were counted; null where none were. */
  readonly steps: number | null;
  readonly judged: Judgement;
}

/** What chance may add to the exponent of counted steps: they are exact, but of one set of points. */
const COUNTED = 0.01;

/** Steps of sorting n by comparison, but for a factor; n is 2 at least. */
export const nLogN = (n: number): number => Math.max(n, 2) * Math.log(Math.max(n, 2));

/**
 * Worse than n log n is an exponent whose whole interval lies above it, with waiting and without. Where steps were counted it is
 * theirs: a step is always as many operations, and takes longer only because it waits longer.
 * @param steps counted, at each size; none where they were not. @throws RangeError from no rounds.
 */
export function verdictOf(rounds: readonly Round[], steps: readonly number[] = []): Verdict {
  if (rounds.length === 0) throw new RangeError("verdict: got no rounds");
  const sizes = rounds[0].costs.map(({ size }) => size);
  const exponentFrom = (costs: readonly number[]): number =>
    exponentOf(largerHalf(sizes.map((size, i) => ({ size, ms: costs[i] }))));
  const allowed = exponentFrom(sizes.map(nLogN));
  const whole = fitted(rounds.map(({ costs }) => costs));
  const isMeasured = rounds.every(({ waitsMs }) => waitsMs !== undefined);
  const withoutWaits = isMeasured ? fitted(rounds.map(withoutWaiting)) : null;
  const counted = steps.length === 0 ? null : exponentFrom(steps);
  const judged = (): Judgement => {
    if (whole.interval === null) return "not judged";
    if (whole.interval[0] <= allowed) return "within n log n";
    if ((withoutWaits?.interval?.[0] ?? Number.POSITIVE_INFINITY) <= allowed)
      return "within n log n but for waits";
    return counted !== null && counted <= allowed + COUNTED
      ? "within n log n in steps"
      : "worse than n log n";
  };
  return { ...whole, nLogN: allowed, withoutWaits, steps: counted, judged: judged() };
}

/** Never less than the cost of the least size grown with n: waiting explains what comes on top, and no more. */
function withoutWaiting({ costs, waitsMs = [] }: Round): SizedCost[] {
  const [least] = costs;
  return costs.map(({ size, ms }, i) => ({
    size,
    ms: Math.max(ms - waitsMs[i], Math.min(ms, (least.ms * size) / least.size)),
  }));
}

function fitted(rounds: readonly (readonly SizedCost[])[]): { exponent: number; interval: Interval | null } {
  const exponents = rounds.map((costs) => exponentOf(largerHalf(costs)));
  return { exponent: mean(exponents), interval: meanInterval(exponents, resamplesOf(exponents.length)) };
}

function largerHalf(costs: readonly SizedCost[]): readonly SizedCost[] {
  return costs.slice(Math.floor((costs.length - 1) / 2));
}
