import { describe, expect, it } from "vitest";
import { mean, meanInterval, ratioInterval, resamplesOf } from "../../harness/analysis/index.ts";
import { stream } from "../../harness/random/index.ts";

describe("resamplesOf", () => {
  it("is the same for the same size and seed, and another for another", () => {
    expect(resamplesOf(7, 50)).toEqual(resamplesOf(7, 50));
    expect(resamplesOf(7, 50).picks).not.toEqual(resamplesOf(7, 50, 1).picks);
  });

  it("draws every index equally often", () => {
    const { picks } = resamplesOf(5, 20_000);
    const counts = [0, 0, 0, 0, 0];
    for (const pick of picks) counts[pick]++;
    for (const count of counts) expect(count / picks.length).toBeCloseTo(0.2, 2);
  });
});

describe("meanInterval", () => {
  it("covers the mean of a skewed cost about as often as it says", () => {
    const random = stream(3, "coverage");
    const resamples = resamplesOf(20, 1000);
    let covered = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const costs = Array.from({ length: 20 }, () => -Math.log(1 - random.next()));
      const [low, high] = meanInterval(costs, resamples) ?? [NaN, NaN];
      if (low <= 1 && 1 <= high) covered++;
    }
    // From 20 exponential values BCa falls a few points short of 95 %.
    expect(covered).toBeGreaterThan(895);
    expect(covered).toBeLessThan(960);
  });

  it("leans with the skew, where plain percentiles would not", () => {
    const values = [...Array.from({ length: 19 }, (_, i) => i / 10), 40];
    const [low, high] = meanInterval(values, resamplesOf(20)) ?? [NaN, NaN];
    expect(high - mean(values)).toBeGreaterThan(1.8 * (mean(values) - low));
  });

  it("agrees with scipy.stats.bootstrap (1.17.1, BCa, 400,000 resamples)", () => {
    const values = [1, 2, 2, 3, 4, 5, 6, 7, 9, 12];
    const [low, high] = meanInterval(values, resamplesOf(10, 50_000)) ?? [NaN, NaN];
    expect(Math.abs(low - 3.4)).toBeLessThan(0.051);
    expect(Math.abs(high - 7.5)).toBeLessThan(0.051);
  });

  it("is a point for equal values, and unknown for fewer than six", () => {
    expect(meanInterval(Array<number>(6).fill(0.1), resamplesOf(6))).toEqual([0.1, 0.1]);
    expect(meanInterval([0.1, 0.1, 0.1], resamplesOf(3))).toBeNull();
    expect(meanInterval([1, 2, 3, 4, 5], resamplesOf(5))).toBeNull();
    expect(meanInterval([1, 2, 3, 4, 5, 6], resamplesOf(6))).not.toBeNull();
    expect(() => meanInterval([4, 5], resamplesOf(3))).toThrow(/2 values for resamples of 3/);
  });
});

describe("ratioInterval", () => {
  it("is narrow where the pairs move together, and wide where they do not", () => {
    const ours = Array.from({ length: 20 }, (_, i) => i + 1);
    const twice = ours.map((value) => 2 * value);
    expect(ratioInterval(ours, twice, resamplesOf(20))).toEqual([0.5, 0.5]);
    const [low, high] = ratioInterval(ours, twice.toReversed(), resamplesOf(20)) ?? [NaN, NaN];
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.6);
  });

  it("agrees with scipy.stats.bootstrap (1.17.1, BCa, paired, 400,000 resamples)", () => {
    const ours = [3, 5, 4, 9, 7, 6, 8, 12, 10, 5];
    const theirs = [6, 8, 9, 15, 11, 13, 12, 18, 22, 10];
    const [low, high] = ratioInterval(ours, theirs, resamplesOf(10, 50_000)) ?? [NaN, NaN];
    expect(Math.abs(low - 0.49558)).toBeLessThan(0.002);
    expect(Math.abs(high - 0.61475)).toBeLessThan(0.002);
  });

  it("is unknown where the denominator can be 0", () => {
    expect(ratioInterval([1, 2, 3], [0, 0, 5], resamplesOf(3))).toBeNull();
  });
});
