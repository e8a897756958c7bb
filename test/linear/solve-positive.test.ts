import { describe, expect, it } from "vitest";
import { addWeightedRows, cholesky, solvePositive } from "../../harness/linear/index.ts";
import { stream } from "../../harness/random/index.ts";

const random = stream(1, "linear");
const normals = (length: number): Float64Array => Float64Array.from({ length }, () => random.normal());

/** M M' of a random M: positive definite. */
function positive(n: number): Float64Array {
  const m = normals(n * n);
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = i === j ? 0.1 : 0;
    for (let k = 0; k < n; k++) sum += m[i * n + k] * m[j * n + k];
    return sum;
  });
}

/** Place by place, in order of rows. */
function plainCholesky(a: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j];
    }
  }
  return lower;
}

function plainSolve(lower: Float64Array, b: Float64Array, n: number, columns: number): Float64Array {
  const x = b.slice();
  for (let c = 0; c < columns; c++) {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i * columns + c] -= lower[i * n + k] * x[k * columns + c];
      x[i * columns + c] /= lower[i * n + i];
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i * columns + c] -= lower[k * n + i] * x[k * columns + c];
      x[i * columns + c] /= lower[i * n + i];
    }
  }
  return x;
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 30])("%i equations", (n) => {
  it("are solved as place by place, to the bit", () => {
    const a = positive(n);
    const lower = plainCholesky(a, n);
    expect(cholesky(a, n)).toEqual(lower);
    for (const columns of [1, 3]) {
      const b = normals(n * columns);
      expect(solvePositive(a, b, columns)).toEqual(plainSolve(lower, b, n, columns));
    }
  });
});

it("adds weighted rows one after the other, to the bit, with zeros among the weights", () => {
  const [rows, columns, start, at] = [11, 5, 2, 3];
  const weights = normals(rows).map((weight) => (weight > 0.5 ? 0 : weight));
  const from = normals(start + rows * columns);
  const into = normals(at + columns);
  const plain = into.slice();
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) plain[at + c] += weights[row] * from[start + row * columns + c];
  }
  addWeightedRows(into, at, weights, rows, from, start, columns);
  expect(into).toEqual(plain);
});

it("names the pivot at which a matrix turns out not to be positive definite", () => {
  expect(() => cholesky(Float64Array.of(1, 0, 2, 1), 2)).toThrow("pivot 1 is -3");
});
