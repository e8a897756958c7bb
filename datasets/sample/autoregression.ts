import { solvePositive } from "../../harness/linear/index.ts";

/** A linear recursion with normal shocks: the memory of a series. */
export interface Autoregression {
  /** Lag (h) and the weight of the value so long ago. */
  readonly terms: readonly (readonly [lag: number, weight: number])[];
  readonly shockSd: number;
}

/** Least squares over all places whose lags are known (not NaN). */
export function fitAutoregression(series: Float64Array, lags: readonly number[]): Autoregression {
  const n = lags.length;
  const gram = new Float64Array(n * n);
  const right = new Float64Array(n);
  let [squares, count] = [0, 0];
  for (let t = Math.max(...lags); t < series.length; t++) {
    const past = lags.map((lag) => series[t - lag]);
    if (Number.isNaN(series[t]) || past.some(Number.isNaN)) continue;
    for (let i = 0; i < n; i++) {
      right[i] += past[i] * series[t];
      for (let j = 0; j < n; j++) gram[i * n + j] += past[i] * past[j];
    }
    squares += series[t] ** 2;
    count++;
  }
  if (count === 0) throw new RangeError(`autoregression: ${series.length} values leave nothing to fit`);
  // A thousandth of the variance on the diagonal keeps the recursion on the stable side.
  for (let i = 0; i < n; i++) gram[i * n + i] *= 1.0005;
  const weights = solvePositive(gram, right);
  const explained = weights.reduce((sum, weight, i) => sum + weight * right[i], 0);
  return {
    terms: lags.map((lag, i) => [lag, weights[i]]),
    shockSd: Math.sqrt(Math.max(squares - explained, 0) / count),
  };
}

/** Runs the recursion, starting from zeros. @param shocks standard normal, one a place. */
export function runAutoregression({ terms, shockSd }: Autoregression, shocks: Float64Array): Float64Array {
  const series = new Float64Array(shocks.length);
  for (let t = 0; t < series.length; t++) {
    let value = shockSd * shocks[t];
    for (const [lag, weight] of terms) if (t >= lag) value += weight * series[t - lag];
    series[t] = value;
  }
  return series;
}
