/**
 * Lower triangle L with L L' = A, both n x n and row-major; only the lower triangle of A is read.
 * @throws RangeError when A is not positive definite.
 */
export function cholesky(a: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      if (i > j) {
        lower[i * n + j] = sum / lower[j * n + j];
      } else if (sum > 0) {
        lower[i * n + i] = Math.sqrt(sum);
      } else {
        throw new RangeError(`matrix is not positive definite: pivot ${i} is ${sum}`);
      }
    }
  }
  return lower;
}
