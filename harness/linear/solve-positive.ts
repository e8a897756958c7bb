import { cholesky } from "./cholesky.ts";

/**
 * The X with A X = B, for a positive definite A (n x n, row-major, its lower triangle is read) and a B of any number of
 * columns (n rows, row-major). @throws RangeError as `cholesky`.
 */
export function solvePositive(a: Float64Array, b: Float64Array, columns = 1): Float64Array {
  const n = b.length / columns;
  const lower = cholesky(a, n);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtract(x, i, k, lower[i * n + k], columns);
    divide(x, i, lower[i * n + i], columns);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtract(x, i, k, lower[k * n + i], columns);
    divide(x, i, lower[i * n + i], columns);
  }
  return x;
}

/** Row i less `times` row k. */
function subtract(x: Float64Array, i: number, k: number, times: number, columns: number): void {
  for (let c = 0; c < columns; c++) x[i * columns + c] -= times * x[k * columns + c];
}

function divide(x: Float64Array, i: number, by: number, columns: number): void {
  for (let c = 0; c < columns; c++) x[i * columns + c] /= by;
}
