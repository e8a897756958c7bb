import { stream } from "../random/index.ts";
import { LEAST_FOR_INTERVAL, biasCorrected, type Interval } from "./bias-corrected.ts";
import { mean } from "./quantile.ts";

/**
 * Draws with replacement from n items, shared by every statistic of as many. Sharing spares most of the work, and
 * makes the intervals of related quantities move together.
 */
export class Resamples {
  readonly n: number;
  readonly count: number;
  /** Row r, `picks[r * n .. r * n + n - 1]`, is one resample, as indices. */
  readonly picks: Uint16Array;
  /** A method's mean enters one ratio for each rival: by identity of the values, while they live. */
  readonly #means = new WeakMap<readonly number[], Float64Array>();

  constructor(n: number, count: number, seed: number | string) {
    const random = stream(seed, `bootstrap of ${n}`);
    this.n = n;
    this.count = count;
    this.picks = new Uint16Array(n * count);
    for (let i = 0; i < this.picks.length; i++) this.picks[i] = random.integer(n);
  }

  /** The mean of every resample of the values, which must not change afterwards. Not to be written to. */
  means(values: readonly number[]): Float64Array {
    const known = this.#means.get(values);
    if (known !== undefined) return known;
    checkSize(values, this);
    const { n, picks } = this;
    const dense = Float64Array.from(values);
    const means = new Float64Array(this.count);
    for (let r = 0, pick = 0; r < means.length; r++) {
      let sum = 0;
      for (const end = pick + n; pick < end; pick++) sum += dense[picks[pick]];
      means[r] = sum / n;
    }
    this.#means.set(values, means);
    return means;
  }
}

/** Resamples of n items (1..65,536): the same for the same n, count and seed, on every machine. */
export function resamplesOf(n: number, count = 10_000, seed: number | string = 0): Resamples {
  return new Resamples(n, count, seed);
}

/** Interval of the mean. Null from fewer than six values. */
export function meanInterval(values: readonly number[], resamples: Resamples, level = 0.95): Interval | null {
  checkSize(values, resamples);
  if (values.length >= LEAST_FOR_INTERVAL && values.every((value) => value === values[0]))
    return [values[0], values[0]];
  return biasCorrected(resamples.means(values).slice(), mean(values), leaveOneOut(values, mean), level);
}

/**
 * Interval of mean(numerators) / mean(denominators), the two paired by index and drawn together.
 * Null from fewer than six pairs, and where a denominator's mean can be 0.
 */
export function ratioInterval(
  numerators: readonly number[],
  denominators: readonly number[],
  resamples: Resamples,
  level = 0.95,
): Interval | null {
  const above = resamples.means(numerators);
  const below = resamples.means(denominators);
  const estimates = new Float64Array(resamples.count);
  for (let r = 0; r < estimates.length; r++) {
    estimates[r] = above[r] / below[r];
    if (!Number.isFinite(estimates[r])) return null;
  }
  const lessAbove = leaveOneOut(numerators, mean);
  const lessBelow = leaveOneOut(denominators, mean);
  const left = lessAbove.map((value, i) => value / lessBelow[i]);
  return biasCorrected(estimates, mean(numerators) / mean(denominators), left, level);
}

function checkSize(values: readonly number[], { n }: Resamples): void {
  if (values.length !== n || n === 0) {
    throw new RangeError(`bootstrap: got ${values.length} values for resamples of ${n}`);
  }
  if (values.some(Number.isNaN)) throw new RangeError("bootstrap: got NaN among the values");
}

/** The statistic without each value in turn. Of a single value there is nothing to leave: NaN. */
function leaveOneOut(values: readonly number[], statistic: (values: readonly number[]) => number): number[] {
  return values.map((_, i) => (values.length < 2 ? NaN : statistic(values.toSpliced(i, 1))));
}
