import { solvePositive } from "../../harness/linear/index.ts";
import type { FeatureRows } from "./feature-rows.ts";

export interface LinearFit {
  readonly intercept: number;
  readonly weights: Float64Array;
}

/** Just enough to make weights unique where features depend on each other: a row's worth of pull to zero at most. */
const PENALTY = 0.05;

/**
 * Least squares with a small ridge penalty on the weights, not on the intercept.
 * @param rows which rows to learn from. @param target by row. @param weights by row, how much each counts.
 */
export function ridge(
  features: FeatureRows,
  rows: ArrayLike<number>,
  target: Float64Array,
  weights: Float64Array,
): LinearFit {
  const { featureCount, starts, active } = features;
  const n = featureCount + 1;
  const gram = new Float64Array(n * n);
  const right = new Float64Array(n);
  // The intercept stands last, so that a feature's number is its place.
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    const weight = weights[row];
    const y = weight * target[row];
    for (let k = starts[row]; k < starts[row + 1]; k++) {
      const base = active[k] * n;
      right[active[k]] += y;
      for (let l = starts[row]; l <= k; l++) gram[base + active[l]] += weight;
      gram[featureCount * n + active[k]] += weight;
    }
    gram[featureCount * n + featureCount] += weight;
    right[featureCount] += y;
  }
  for (let k = 0; k < featureCount; k++) gram[k * n + k] += PENALTY;
  const solution = solvePositive(gram, right);
  return { intercept: solution[featureCount], weights: solution.subarray(0, featureCount) };
}
