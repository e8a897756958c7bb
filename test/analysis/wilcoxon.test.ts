import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankBiserial, wilcoxon } from "../../harness/analysis/index.ts";

/** All 2^n signs of the ranks: the slow twin of the exact distribution. */
function enumeratedPValue(differences: readonly number[]): number {
  const sizes = differences.filter((difference) => difference !== 0).map(Math.abs);
  const ranks = sizes.map(
    (size) =>
      sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2,
  );
  const observed = wilcoxon(differences);
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  let extreme = 0;
  for (let signs = 0; signs < 2 ** ranks.length; signs++) {
    const positive = ranks.reduce((sum, rank, i) => sum + ((signs >> i) & 1 ? rank : 0), 0);
    if (Math.min(positive, total - positive) <= Math.min(observed.positive, observed.negative)) extreme++;
  }
  return extreme / 2 ** ranks.length;
}

describe("wilcoxon", () => {
  it("counts exactly, with ties and zeros", () => {
    const differences = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 10 });
    fc.assert(
      fc.property(differences, (values) => {
        expect(wilcoxon(values).pValue).toBeCloseTo(enumeratedPValue(values), 12);
      }),
    );
  });

  it("has the critical values of the published tables", () => {
    // Smaller rank sum w with two-sided p just within 5 %, and w + 1 beyond it (Wilcoxon 1945; McCornack 1965).
    for (const [n, critical] of [
      [6, 0],
      [8, 3],
      [10, 8],
      [15, 25],
      [20, 52],
      [25, 89],
      [30, 137],
      [50, 434],
    ]) {
      expect(pValueOf(n, critical)).toBeLessThanOrEqual(0.05);
      expect(pValueOf(n, critical + 1)).toBeGreaterThan(0.05);
    }
  });

  it("agrees with scipy.stats.wilcoxon 1.17.1 on Darwin's maize", () => {
    const differences = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];
    const test = wilcoxon(differences);
    expect([test.positive, test.negative, test.n]).toEqual([96, 24, 15]);
    expect(test.pValue).toBeCloseTo(0.041259765625, 12);
    expect(rankBiserial(differences)).toBeCloseTo(0.6, 12);
  });

  it("approximates large samples as scipy.stats.wilcoxon 1.17.1 does", () => {
    // Asymptotic, correction=True. The exact p-value of the first is 0.02511.
    const untied = Array.from({ length: 51 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
    expect(wilcoxon(untied).pValue).toBeCloseTo(0.026000896360930642, 12);
    const tied = [40, 20, 10].flatMap((count, i) => Array<number>(count).fill([1, -1, 2][i]));
    expect(wilcoxon(tied).pValue).toBeCloseTo(5.7461570676463826e-5, 14);
  });

  it("finds nothing in nothing, and refuses NaN", () => {
    expect(wilcoxon([0, 0]).pValue).toBe(1);
    expect(rankBiserial([0, 0])).toBe(0);
    expect(rankBiserial([-1, -2])).toBe(-1);
    expect(() => wilcoxon([1, NaN])).toThrow(/NaN/);
  });
});

/** The p-value of n untied differences whose positive ones have rank sum w. */
function pValueOf(n: number, w: number): number {
  let left = w;
  const differences = Array.from({ length: n }, (_, i) => i + 1)
    .toReversed()
    .map((rank) => {
      if (rank > left) return -rank;
      left -= rank;
      return rank;
    });
  return wilcoxon(differences).pValue;
}
