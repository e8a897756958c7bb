import { normalCdf, quantile } from "../../harness/analysis/index.ts";

/** Standard normal scores at which distributions are kept; a draw beyond the ends counts as the end. */
const FIRST = -2.5;
const STEP = 0.5;
const POINTS = 11;
const SHARES = Array.from({ length: POINTS }, (_, k) => normalCdf(FIRST + k * STEP));

/** The quantiles of a sample at the grid's scores: a distribution in 11 numbers. */
export function gridQuantiles(values: Float64Array): number[] {
  return SHARES.map((share) => quantile(values, share));
}

/** The value at a normal score, linear between grid points. */
export function valueAtScore(quantiles: readonly number[], score: number): number {
  const place = Math.min(Math.max((score - FIRST) / STEP, 0), POINTS - 1);
  const k = Math.min(Math.floor(place), POINTS - 2);
  return quantiles[k] + (place - k) * (quantiles[k + 1] - quantiles[k]);
}

/** The normal score of a value, `valueAtScore` turned round; the middle of the scores where quantiles are equal. */
export function scoreOfValue(quantiles: readonly number[], value: number): number {
  const low = scan(quantiles, (quantile) => quantile < value);
  const high = scan(quantiles, (quantile) => quantile <= value);
  if (low < high) return FIRST + ((low + high - 1) / 2) * STEP;
  if (low === 0) return FIRST;
  if (low === POINTS) return -FIRST;
  const share = (value - quantiles[low - 1]) / (quantiles[low] - quantiles[low - 1]);
  return FIRST + (low - 1 + share) * STEP;
}

/** Number of leading quantiles for which the condition holds. */
function scan(quantiles: readonly number[], holds: (quantile: number) => boolean): number {
  let count = 0;
  while (count < POINTS && holds(quantiles[count])) count++;
  return count;
}
