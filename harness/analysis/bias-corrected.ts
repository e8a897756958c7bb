import { normalCdf, normalQuantile } from "./normal.ts";
import { mean } from "./quantile.ts";
import { select } from "./select.ts";

/** Lower and upper limit. */
export type Interval = readonly [number, number];

/**
 * Fewer values give no interval. A bootstrap of three values has ten distinct means, which is no distribution; and six is
 * where a signed-rank test, too, first can fall below 5 % (2 / 2^6).
 */
export const LEAST_FOR_INTERVAL = 6;

/**
 * Bias-corrected and accelerated interval (Efron, "Better Bootstrap Confidence Intervals", J. Am. Stat. Assoc. 82,
 * 1987): percentiles of the resampled estimates, shifted for their bias and for a spread that changes with the value,
 * which a skewed cost over twenty seeds needs.
 *
 * @param estimates the statistic of every resample; reordered.
 * @param jackknife the statistic without each value in turn. @returns null from fewer than `LEAST_FOR_INTERVAL`.
 */
export function biasCorrected(
  estimates: Float64Array,
  estimate: number,
  jackknife: readonly number[],
  level: number,
): Interval | null {
  if (jackknife.length < LEAST_FOR_INTERVAL) return null;
  const count = estimates.length;
  let below = 0;
  for (const value of estimates) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  // Half a draw away from none and from all keeps the bias finite.
  const bias = normalQuantile(Math.min(Math.max(below, 0.5), count - 0.5) / count);
  const acceleration = accelerationOf(jackknife);
  const limit = (tail: number): number => {
    const z = bias + normalQuantile(tail);
    const slope = 1 - acceleration * z;
    const share = slope > 0 ? normalCdf(bias + z / slope) : tail < 0.5 ? 0 : 1;
    return select(estimates, Math.min(Math.max(Math.round(share * (count + 1)) - 1, 0), count - 1));
  };
  return [limit((1 - level) / 2), limit((1 + level) / 2)];
}

function accelerationOf(jackknife: readonly number[]): number {
  const centre = mean(jackknife);
  let squares = 0;
  let cubes = 0;
  for (const value of jackknife) {
    squares += (centre - value) ** 2;
    cubes += (centre - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
