import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stream } from "../../harness/random/index.ts";

const draws = (seed: number | string, purpose: string, n = 20): number[] => {
  const random = stream(seed, purpose);
  return Array.from({ length: n }, () => random.next());
};

describe("a named stream", () => {
  it("gives the same draws for the same seed and purpose, others for another", () => {
    expect(draws(7, "searcher")).toEqual(draws(7, "searcher"));
    expect(draws(7, "searcher")).not.toEqual(draws(8, "searcher"));
    expect(draws(7, "searcher")).not.toEqual(draws(7, "proposer"));
  });

  it("is not moved by draws from another", () => {
    const first = stream(1, "a");
    const second = stream(1, "b");
    const mixed = Array.from({ length: 20 }, () => {
      second.next();
      return first.next();
    });
    expect(mixed).toEqual(draws(1, "a"));
  });

  it("keeps its draws: these are Alea's, for ever", () => {
    expect(draws(1, "initial", 3)).toEqual([0.7720494056120515, 0.8572729481384158, 0.7107584462501109]);
  });

  it("stays in [0, 1), and integers below their bound", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1e6 }), (seed, n) => {
        const random = stream(seed, "range");
        const unit = random.next();
        const integer = random.integer(n);
        expect(unit >= 0 && unit < 1).toBe(true);
        expect(Number.isInteger(integer) && integer >= 0 && integer < n).toBe(true);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it("shuffles into a permutation, every place equally likely", () => {
    const random = stream(5, "shuffle");
    const rounds = 6000;
    const firstPlace = new Float64Array(4);
    for (let round = 0; round < rounds; round++) {
      const shuffled = random.shuffle([0, 1, 2, 3]);
      expect(shuffled.toSorted()).toEqual([0, 1, 2, 3]);
      firstPlace[shuffled[0]]++;
    }
    const sd = Math.sqrt(rounds * 0.25 * 0.75);
    for (const count of firstPlace) expect(Math.abs(count - rounds / 4)).toBeLessThan(4 * sd);
  });

  it("draws normals of mean 0 and variance 1", () => {
    const random = stream(11, "normal");
    const n = 20_000;
    const values = Array.from({ length: n }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / n;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });

  it("refuses to pick from nothing", () => {
    expect(() => stream(1, "pick").pick([])).toThrow(/empty list/);
  });
});
