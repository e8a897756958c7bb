import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky, solvePositive } from "../../harness/linear/index.ts";
import { copulaCorrelations, sharedShare } from "../../datasets/sample/dependence.ts";
import { gridQuantiles, scoreOfValue, valueAtScore } from "../../datasets/sample/normal-grid.ts";
import { spearman } from "../../harness/analysis/index.ts";
import { stream } from "../../harness/random/index.ts";

function normals(count: number, purpose: string): Float64Array {
  const random = stream(3, purpose);
  return new Float64Array(count).map(() => random.normal());
}

describe("the grid of normal scores", () => {
  it("turns scores into values and back", () => {
    const quantiles = gridQuantiles(normals(2_000, "grid").map((value) => Math.exp(value)));
    fc.assert(
      fc.property(fc.double({ min: -2.5, max: 2.5, noNaN: true }), (score) => {
        expect(scoreOfValue(quantiles, valueAtScore(quantiles, score))).toBeCloseTo(score, 6);
      }),
    );
  });

  it("gives the ends beyond the ends, and the middle score of equal quantiles", () => {
    const quantiles = gridQuantiles(normals(500, "ends"));
    expect(valueAtScore(quantiles, 9)).toBe(quantiles.at(-1));
    expect(scoreOfValue(quantiles, -100)).toBe(-2.5);
    expect(scoreOfValue(gridQuantiles(new Float64Array(50)), 0)).toBe(0);
  });
});

describe("cholesky", () => {
  it("solves what multiplication made", () => {
    const b = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 9, maxLength: 9 });
    const x = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(b, x, (root, wanted) => {
        const at = (i: number, j: number): number =>
          [0, 1, 2].reduce(
            (sum, k) => sum + (root[i * 3 + k] ?? 0) * (root[j * 3 + k] ?? 0),
            i === j ? 1 : 0,
          );
        const a = Float64Array.from({ length: 9 }, (_, k) => at(Math.floor(k / 3), k % 3));
        const right = Float64Array.from(wanted, (_, i) =>
          wanted.reduce((sum, value, j) => sum + at(i, j) * value, 0),
        );
        solvePositive(a, right).forEach((value, i) => expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 6));
      }),
    );
  });

  it("refuses what is not positive definite", () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(/pivot 1/);
  });
});

describe("dependence", () => {
  it("finds the share that groups have in common", () => {
    const [common, own] = [normals(2_000, "common"), normals(10_000, "own")];
    const groups = Uint16Array.from(own, (_, row) => Math.floor(row / 5));
    const scores = own.map((value, row) => Math.sqrt(0.3) * common[groups[row]] + Math.sqrt(0.7) * value);
    expect(sharedShare(scores, groups)).toBeCloseTo(0.3, 1);
    expect(sharedShare(own, groups)).toBe(0);
  });

  it("finds correlations and makes impossible ones possible", () => {
    const [a, noise] = [normals(5_000, "a"), normals(5_000, "b")];
    const b = a.map((value, row) => 0.6 * value + 0.8 * noise[row]);
    const rows = copulaCorrelations([a, b, b], [0, 0, 0]);
    expect(rows[1]?.[0]).toBeCloseTo(0.6, 1);
    expect(rows.map((row) => row.at(-1))).toEqual([1, 1, 1]);
    expect(spearman(a, b)).toBeGreaterThan(0.5);
  });
});
