import { solvePositive } from "../linear/index.ts";
import type { SearchSpace } from "./space.ts";

/** Strengths of the penalty that are tried; the one with the least leave-one-out error is taken. */
const PENALTIES = [0.1, 1, 10, 100];

/**
 * Ridge regression on which operation each edge has and on which operations each pair of edges has. It is done in its
 * dual form: two architectures that agree on m edges share m + m (m - 1) / 2 such features. The penalty is chosen by the
 * leave-one-out error on the samples themselves, which needs no second fit.
 *
 * @param architectures trained ones. @param targets what their training showed.
 * @returns the prediction for every architecture of the space.
 * @throws RangeError on fewer than two samples, or on as many targets as there are not.
 */
export function ridgePredictions(
  space: SearchSpace,
  architectures: readonly number[],
  targets: readonly number[],
): Float64Array {
  const n = architectures.length;
  if (n < 2 || targets.length !== n) {
    throw new RangeError(
      `ridge predictor: got ${n} architectures and ${targets.length} targets, expected 2 or more of each`,
    );
  }
  const centre = targets.reduce((sum, value) => sum + value, 0) / n;
  const residuals = Float64Array.from(targets, (value) => value - centre);
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) gram[i * n + j] = shared(space, architectures[i], architectures[j]);
  }
  const fits = PENALTIES.map((penalty) => fitDual(gram, residuals, penalty));
  const { weights } = fits.reduce((best, fit) => (fit.error < best.error ? fit : best));
  return Float64Array.from({ length: space.size }, (_, architecture) => {
    let sum = centre;
    for (let i = 0; i < n; i++) sum += weights[i] * shared(space, architecture, architectures[i]);
    return sum;
  });
}

/** Features that two architectures share: single edges, and pairs of edges. */
function shared({ choices, edges }: SearchSpace, a: number, b: number): number {
  let equal = 0;
  for (let edge = 0; edge < edges; edge++) {
    if (choices[a * edges + edge] === choices[b * edges + edge]) equal++;
  }
  return equal + (equal * (equal - 1)) / 2;
}

/** Dual weights, and the sum of squared leave-one-out errors: weight over the inverse's diagonal entry, for each sample. */
function fitDual(gram: Float64Array, residuals: Float64Array, penalty: number) {
  const n = residuals.length;
  const matrix = gram.slice();
  const identity = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] += penalty;
    identity[i * n + i] = 1;
  }
  const inverse = solvePositive(matrix, identity, n);
  const weights = new Float64Array(n);
  let error = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) weights[i] += inverse[i * n + j] * residuals[j];
    error += (weights[i] / inverse[i * n + i]) ** 2;
  }
  return { weights, error };
}
