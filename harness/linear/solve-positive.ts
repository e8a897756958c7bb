import { addWeightedRows } from "./add-weighted-rows.ts";
import { cholesky } from "./cholesky.ts";

/**
 * The X with A X = B, for a positive definite A (n x n, row-major, its lower triangle is read) and a B of any number of
 * columns (n rows, row-major). @throws RangeError as `cholesky`.
 */
export function solvePositive(a: Float64Array, b: Float64Array, columns = 1): Float64Array {
  const n = b.length / columns;
  const lower = cholesky(a, n);
  const x = Float64Array.from(b);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) weights[k] = -lower[i * n + k];
    addWeightedRows(x, i * columns, weights, i, x, 0, columns);
    divide(x, i, lower[i * n + i], columns);
  }
  for (let i = n - 1; i >= 0; i--) {
    const below = n - 1 - i;
    for (let k = 0; k < below; k++) weights[k] = -lower[(i + 1 + k) * n + i];
    addWeightedRows(x, i * columns, weights, below, x, (i + 1) * columns, columns);
    divide(x, i, lower[i * n + i], columns);
  }
  return x;
}

function divide(x: Float64Array, i: number, by: number, columns: number): void {
  for (let c = 0; c < columns; c++) x[i * columns + c] /= by;
}
