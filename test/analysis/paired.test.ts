import { assert, array, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { meanRatio, pairedDifference, wilcoxon } from "../../harness/analysis/index.ts";

const values = array(double({ min: 0.1, max: 100, noNaN: true }), { minLength: 10, maxLength: 10 });

describe("paired differences", () => {
  it("are those of the pairs, with the mean inside its interval, and turn round with their sides", () => {
    assert(
      property(values, values, (a, b) => {
        const ours = pairedDifference(a, b);
        const theirs = pairedDifference(b, a);
        const differences = a.map((value, i) => value - b[i]);
        expect(ours.mean).toBeCloseTo(differences.reduce((sum, one) => sum + one, 0) / 10, 9);
        expect(theirs.mean).toBeCloseTo(-(ours.mean ?? 0), 9);
        expect(ours.pValue).toBe(wilcoxon(differences).pValue);
        expect(ours.ci95?.[0]).toBeLessThanOrEqual((ours.mean ?? 0) + 1e-9);
        expect(ours.ci95?.[1]).toBeGreaterThanOrEqual((ours.mean ?? 0) - 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it("leave out pairs where one side is not defined, and say nothing without a pair", () => {
    expect(pairedDifference([1, null, 5], [0, 3, null])).toMatchObject({ n: 1, mean: 1, ci95: null });
    expect(pairedDifference([null], [1])).toEqual({ n: 0, mean: null, ci95: null, pValue: null });
    expect(() => pairedDifference([1], [1, 2])).toThrow("got 1 and 2 values");
  });
});

describe("mean ratios", () => {
  it("take back what a factor does, whatever differs between settings and seeds", () => {
    assert(
      property(values, values, double({ min: 0.2, max: 5, noNaN: true }), (a, b, factor) => {
        const times = (others: readonly number[]) => ({
          values: others.map((value) => factor * value),
          others,
        });
        const { n, pairs, ratio, ci95 } = meanRatio([times(a), times(b)]);
        expect([n, pairs]).toEqual([10, 20]);
        expect(ratio).toBeCloseTo(factor, 9);
        expect(ci95?.[0]).toBeCloseTo(factor, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("count seeds, not settings: the same settings again make no interval narrower", () => {
    const cell = { values: [1, 2, 3, 5, 4, 7], others: [2, 2, 2, 2, 2, 2] };
    const once = meanRatio([cell]);
    const thrice = meanRatio([cell, cell, cell]);
    expect(once.ci95).not.toBeNull();
    expect(thrice.ci95).toEqual(once.ci95);
    expect([once.pairs, thrice.pairs, thrice.n]).toEqual([6, 18, 6]);
  });

  it("use a seed wherever it has a pair", () => {
    const cells = [
      { values: [2, null], others: [1, 1] },
      { values: [8, null], others: [1, null] },
    ];
    expect(meanRatio(cells)).toMatchObject({ n: 1, pairs: 2, ratio: 4, ci95: null });
    expect(meanRatio([])).toMatchObject({ n: 0, ratio: null });
    expect(() => meanRatio([{ values: [0], others: [1] }])).toThrow("expected both above 0");
    expect(() => meanRatio([{ values: [1], others: [] }])).toThrow("expected 1 seeds");
  });
});
