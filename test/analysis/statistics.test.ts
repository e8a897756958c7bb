import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  holm,
  kendallTau,
  mean,
  median,
  normalCdf,
  normalQuantile,
  quantile,
  quantileSorted,
  spearman,
} from "../../harness/analysis/index.ts";
import { select } from "../../harness/analysis/select.ts";

describe("holm", () => {
  it("steps down the textbook example", () => {
    // 4 x 0.005, 3 x 0.01, then the larger of 2 x 0.03 and 0.04.
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it("lies between the p-value and Bonferroni, and keeps the order", () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pValues, (values) => {
        const adjusted = holm(values);
        for (const [i, value] of values.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, values.length * value));
          const larger = adjusted.filter((_, j) => values[j] >= value);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(...larger));
        }
      }),
    );
  });

  it("refuses what is no probability", () => {
    expect(() => holm([0.1, NaN])).toThrow(/0..1/);
  });
});

/** Tau-b pair by pair. */
function naiveKendall(x: readonly number[], y: readonly number[]): number {
  let [sum, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [Math.sign(x[i] - x[j]), Math.sign(y[i] - y[j])];
      sum += a * b;
      untiedX += a * a;
      untiedY += b * b;
    }
  }
  return untiedX * untiedY === 0 ? NaN : sum / Math.sqrt(untiedX * untiedY);
}

function naiveSpearman(x: readonly number[], y: readonly number[]): number {
  const [a, b] = [naiveRanks(x), naiveRanks(y)];
  const spread = covariance(a, a) * covariance(b, b);
  return spread === 0 ? NaN : covariance(a, b) / Math.sqrt(spread);
}

function naiveRanks(values: readonly number[]): number[] {
  const ascending = values.toSorted((a, b) => a - b);
  return values.map((value) => mean(ascending.flatMap((other, i) => (other === value ? [i] : []))));
}

function covariance(a: readonly number[], b: readonly number[]): number {
  return mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
}

/** To ten decimals; adding 0 makes -0 a 0. */
function rounded(value: number): number {
  return Math.round(value * 1e10) / 1e10 + 0;
}

describe("rank correlation", () => {
  it("agrees with the definitions, ties and all", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, (rows) => {
        const [x, y] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
        const fast = [kendallTau(x, y), spearman(x, y)];
        expect(fast.map(rounded)).toEqual([naiveKendall(x, y), naiveSpearman(x, y)].map(rounded));
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with scipy.stats 1.17.1", () => {
    const [x, y] = [
      [1, 2, 2, 3, 4, 5, 5, 6],
      [2, 1, 3, 3, 5, 4, 6, 6],
    ];
    expect(kendallTau(x, y)).toBeCloseTo(0.7692307692307694, 14);
    expect(spearman(x, y)).toBeCloseTo(0.8902439024390245, 14);
  });

  it("is 1 along, -1 against, NaN for a constant", () => {
    expect([kendallTau([1, 2, 3], [2, 4, 9]), spearman([1, 2, 3], [9, 4, 2])]).toEqual([1, -1]);
    expect([kendallTau([1, 1], [1, 2]), spearman([1, 2], [1, 1])]).toEqual([NaN, NaN]);
    expect(() => spearman([1], [1, 2])).toThrow(/1 and 2/);
    expect(() => kendallTau([1, NaN], [1, 2])).toThrow(/NaN/);
  });
});

describe("quantile", () => {
  it("is that of the values in order, to the bit", () => {
    const values = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sample, share) => {
        const signless = sample.map((value) => value + 0);
        const ascending = Float64Array.from(signless).toSorted();
        expect(quantile(signless, share)).toBe(quantileSorted(ascending, share));
      }),
    );
  });

  it("interpolates as R's default does", () => {
    expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([
      1, 1.3, 1.75, 2.5, 3.7, 4,
    ]);
    expect(median([5, 1, 9])).toBe(5);
  });

  it("refuses no values, NaN and shares outside 0..1", () => {
    expect(() => quantile([], 0.5)).toThrow(/no values/);
    expect(() => quantile([1, NaN], 0.5)).toThrow(/NaN/);
    expect(() => quantile([1], 1.5)).toThrow(/0..1/);
    expect(() => mean([])).toThrow(/no values/);
  });
});

describe("select", () => {
  it("finds what a sort has in that place", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 }), (values) => {
        const selected = values.map((_, k) => select(Float64Array.from(values), k));
        expect(selected).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("the normal distribution", () => {
  it("has the tabulated values, in the tails too", () => {
    for (const [z, p] of [
      [0, 0.5],
      [1, 0.841344746068543],
      [1.959963984540054, 0.975],
      [-2.5, 0.006209665325776132],
      [-6, 9.865876450376981e-10],
      [-10, 7.61985302416052e-24],
    ]) {
      expect(normalCdf(z) / p).toBeCloseTo(1, 12);
    }
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
  });

  it("is turned round by its quantile", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9);
      }),
    );
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  });
});
