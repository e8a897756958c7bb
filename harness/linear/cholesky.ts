/**
 * Lower triangle L with L L' = A, both n x n and row-major; only the lower triangle of A is read. Column by column, four
 * places at once, because each waits for its last subtraction; each subtracts in order, so the bits are those of one place
 * after the other.
 * @throws RangeError when A is not positive definite.
 */
export function cholesky(a: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const column = j * n;
    const pivot = left(a, lower, n, j, j);
    if (!(pivot > 0)) throw new RangeError(`matrix is not positive definite: pivot ${j} is ${pivot}`);
    const root = Math.sqrt(pivot);
    lower[column + j] = root;
    let i = j + 1;
    for (; i + 4 <= n; i += 4) {
      const row = i * n;
      let sum0 = a[row + j];
      let sum1 = a[row + n + j];
      let sum2 = a[row + 2 * n + j];
      let sum3 = a[row + 3 * n + j];
      for (let k = 0; k < j; k++) {
        const own = lower[column + k];
        sum0 -= lower[row + k] * own;
        sum1 -= lower[row + n + k] * own;
        sum2 -= lower[row + 2 * n + k] * own;
        sum3 -= lower[row + 3 * n + k] * own;
      }
      lower[row + j] = sum0 / root;
      lower[row + n + j] = sum1 / root;
      lower[row + 2 * n + j] = sum2 / root;
      lower[row + 3 * n + j] = sum3 / root;
    }
    for (; i < n; i++) lower[i * n + j] = left(a, lower, n, i, j) / root;
  }
  return lower;
}

/** What the columns before j leave of place (i, j). */
function left(a: Float64Array, lower: Float64Array, n: number, i: number, j: number): number {
  let sum = a[i * n + j];
  for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
  return sum;
}
