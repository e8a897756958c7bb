/**
 * The X with A X = B, for a positive definite A (n x n) and many right-hand sides B (n x columns), all row-major, by
 * Cholesky's factorisation. Only the lower triangle of A is read. Destroys A; B becomes X.
 * @throws RangeError when A is not positive definite.
 */
export function solvePositive(a: Float64Array, n: number, b: Float64Array, columns: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
      if (i > j) a[i * n + j] = sum / a[j * n + j];
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum);
      else throw new RangeError(`matrix is not positive definite: pivot ${i} is ${sum}`);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtractRow(b, i, k, a[i * n + k], columns);
    scaleRow(b, i, 1 / a[i * n + i], columns);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtractRow(b, i, k, a[k * n + i], columns);
    scaleRow(b, i, 1 / a[i * n + i], columns);
  }
}

function subtractRow(b: Float64Array, row: number, other: number, factor: number, columns: number): void {
  for (let c = 0; c < columns; c++) b[row * columns + c] -= factor * b[other * columns + c];
}

function scaleRow(b: Float64Array, row: number, factor: number, columns: number): void {
  for (let c = 0; c < columns; c++) b[row * columns + c] *= factor;
}
