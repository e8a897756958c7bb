import { stream } from "../random/index.ts";
import { biasCorrected, type Interval } from "./bias-corrected.ts";
import { mean, median } from "./quantile.ts";

/**
 * Draws with replacement from n items, shared by every statistic of as many: row r, `picks[r * n .. r * n + n - 1]`,
 * is one resample, as indices. Sharing spares most of the work, and makes intervals of related quantities move together.
 */
export interface Resamples {
  readonly n: number;
  readonly count: number;
  readonly picks: Uint16Array;
}

/** Resamples of n items (1..65,536): the same for the same n, count and seed, on every machine. */
export function resamplesOf(n: number, count = 10_000, seed: number | string = 0): Resamples {
  const random = stream(seed, `bootstrap of ${n}`);
  return { n, count, picks: Uint16Array.from({ length: n * count }, () => random.integer(n)) };
}

/** Interval of the mean. Null from fewer than two values, of which no spread can be told. */
export function meanInterval(values: readonly number[], resamples: Resamples, level = 0.95): Interval | null {
  const estimates = resampledMeans(values, resamples);
  return biasCorrected(estimates, mean(values), leaveOneOut(values, mean), level);
}

/** Interval of the median. Null from fewer than two values. */
export function medianInterval(
  values: readonly number[],
  resamples: Resamples,
  level = 0.95,
): Interval | null {
  checkSize(values, resamples);
  const { n, count, picks } = resamples;
  const estimates = new Float64Array(count);
  const drawn = new Float64Array(n);
  for (let r = 0; r < count; r++) {
    for (let i = 0; i < n; i++) drawn[i] = values[picks[r * n + i]];
    estimates[r] = median(drawn);
  }
  return biasCorrected(estimates, median(values), leaveOneOut(values, median), level);
}

/**
 * Interval of mean(numerators) / mean(denominators), the two paired by index and drawn together.
 * Null from fewer than two pairs, and where a denominator's mean can be 0.
 */
export function ratioInterval(
  numerators: readonly number[],
  denominators: readonly number[],
  resamples: Resamples,
  level = 0.95,
): Interval | null {
  const above = resampledMeans(numerators, resamples);
  const below = resampledMeans(denominators, resamples);
  const estimates = above.map((value, r) => value / below[r]);
  if (!estimates.every(Number.isFinite)) return null;
  const lessAbove = leaveOneOut(numerators, mean);
  const lessBelow = leaveOneOut(denominators, mean);
  const left = lessAbove.map((value, i) => value / lessBelow[i]);
  return biasCorrected(estimates, mean(numerators) / mean(denominators), left, level);
}

function checkSize(values: readonly number[], { n }: Resamples): void {
  if (values.length !== n || n === 0) {
    throw new RangeError(`bootstrap: got ${values.length} values for resamples of ${n}`);
  }
}

function resampledMeans(values: readonly number[], resamples: Resamples): Float64Array {
  checkSize(values, resamples);
  const { n, count, picks } = resamples;
  const dense = Float64Array.from(values);
  const means = new Float64Array(count);
  for (let r = 0, pick = 0; r < count; r++) {
    let sum = 0;
    for (const end = pick + n; pick < end; pick++) sum += dense[picks[pick]];
    means[r] = sum / n;
  }
  return means;
}

/** The statistic without each value in turn. Of a single value there is nothing to leave: NaN. */
function leaveOneOut(values: readonly number[], statistic: (values: readonly number[]) => number): number[] {
  return values.map((_, i) => (values.length < 2 ? NaN : statistic(values.toSpliced(i, 1))));
}
