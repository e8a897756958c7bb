import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  crowdingDistance,
  dominanceCounts,
  Dominators,
  flatPoints,
  nonDominated,
  nonDominatedSort,
  selectCrowded,
} from "../../harness/analysis/index.ts";
import { dominates, gridPoints, uniformCloud } from "./point-sets.ts";

/** Peels one front after another: the slow twin of the sort. */
function peeledRanks(points: readonly number[][]): number[] {
  const ranks = points.map(() => -1);
  for (let rank = 0; ranks.includes(-1); rank++) {
    const left = points.flatMap((_, i) => (ranks[i] === -1 ? [i] : []));
    for (const i of left.filter((i) => !left.some((j) => dominates(points[j], points[i])))) ranks[i] = rank;
  }
  return ranks;
}

function rows(points: Float64Array, dimensions: number): number[][] {
  return Array.from({ length: points.length / dimensions }, (_, i) => [
    ...points.subarray(i * dimensions, (i + 1) * dimensions),
  ]);
}

/** Ranks, front and counts by the definitions, pair by pair. */
function byDefinition(points: readonly number[][]): unknown {
  const ranks = peeledRanks(points);
  const front = ranks.flatMap((rank, i) => (rank === 0 ? [i] : []));
  const counts = points.map((point) => points.filter((other) => dominates(other, point)).length);
  return { ranks, front, counts };
}

describe.each([1, 2, 3, 4])("dominance in %i-D", (dimensions) => {
  const measured = (points: number[][]): unknown => {
    const flat = flatPoints(points);
    return {
      ranks: [...nonDominatedSort(flat, dimensions)],
      front: nonDominated(flat, dimensions),
      counts: [...dominanceCounts(flat, dimensions)],
    };
  };

  it("agrees with the pairwise definition on a grid", () => {
    fc.assert(
      fc.property(gridPoints(dimensions, 25), (points) => {
        expect(measured(points)).toEqual(byDefinition(points));
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with the pairwise definition on a cloud, negative and positive", () => {
    const points = rows(uniformCloud(300, dimensions, 3), dimensions).map((row) => row.map((v) => v - 0.5));
    expect(measured(points)).toEqual(byDefinition(points));
  });

  it("agrees with the pairwise definition on many points with ties in every dimension", () => {
    const points = rows(uniformCloud(900, dimensions, 4), dimensions).map((row) =>
      row.map((v) => Math.floor(v * 12)),
    );
    expect(measured(points)).toEqual(byDefinition(points));
  });

  it("refuses NaN", () => {
    const points = new Float64Array(dimensions).fill(NaN);
    for (const measure of [nonDominatedSort, nonDominated, dominanceCounts]) {
      expect(() => measure(points, dimensions)).toThrow(/NaN/);
    }
  });
});

describe("nonDominatedSort on 100,000 points", () => {
  it("finds the fronts that moocore finds", () => {
    const ranks = nonDominatedSort(uniformCloud(100_000, 2, 11), 2);
    let sum = 0;
    let last = 0;
    for (const rank of ranks) {
      sum += rank;
      last = Math.max(last, rank);
    }
    expect([last + 1, sum]).toEqual([616, 27_241_417]);
  });
});

describe("crowdingDistance", () => {
  it("adds up the gaps between neighbours as shares of the range", () => {
    // A front of four among two others; ranges 8 and 4.
    const points = flatPoints([
      [9, 9],
      [0, 4],
      [8, 0],
      [2, 3],
      [6, 1],
      [9, 8],
    ]);
    expect([...crowdingDistance(points, 2, [1, 2, 3, 4])]).toEqual([
      Infinity,
      Infinity,
      6 / 8 + 3 / 4,
      6 / 8 + 3 / 4,
    ]);
  });

  it("ignores an objective without range, and an empty front", () => {
    const points = flatPoints([
      [0, 1],
      [1, 1],
      [4, 1],
    ]);
    expect([...crowdingDistance(points, 2, [0, 1, 2])]).toEqual([Infinity, 1, Infinity]);
    expect([...crowdingDistance(points, 2, [])]).toEqual([]);
  });
});

describe("dominators, kept as points arrive", () => {
  it.each([1, 2, 3])("count within any subset as the definition does, in %i-D", (dimensions) => {
    fc.assert(
      fc.property(gridPoints(dimensions), fc.infiniteStream(fc.boolean()), (points, coins) => {
        const dominators = new Dominators(dimensions);
        for (const point of points) dominators.add(point);
        const subset = points.flatMap((_, i) => ((coins.next().value as boolean) ? [i] : []));
        const counts = subset.map((i) => subset.filter((j) => dominates(points[j], points[i])).length);
        expect([...dominators.countsWithin(Int32Array.from(subset))]).toEqual(counts);
      }),
    );
  });

  it("have room for as many as come", () => {
    const points = rows(uniformCloud(300, 2, 3), 2);
    const dominators = new Dominators(2);
    for (const point of points) dominators.add(point);
    expect([...dominators.countsWithin(Int32Array.from(points.keys()))]).toEqual([
      ...dominanceCounts(flatPoints(points), 2),
    ]);
  });

  it("refuse what cannot be compared", () => {
    expect(() => new Dominators(2).add([1])).toThrow("point 0: got losses 1, expected 2 numbers");
    expect(() => new Dominators(2).add([1, Number.NaN])).toThrow(RangeError);
  });
});

describe("selectCrowded", () => {
  it("takes whole fronts first, then the loneliest of the next", () => {
    const points = Float64Array.of(4, 4, 0, 3, 3, 0, 1, 1.5, 1.4, 1.4, 5, 5);
    const chosen = selectCrowded(points, 2, 5);
    // The first front: its two ends, then 4 before 3, whose neighbours are nearer to it.
    expect(chosen.map(({ row }) => row)).toEqual([1, 2, 4, 3, 0]);
    expect(chosen.map(({ rank }) => rank)).toEqual([0, 0, 0, 0, 1]);
    expect(chosen.map(({ crowding }) => crowding)).toEqual([
      Infinity,
      Infinity,
      2 / 3 + 1.5 / 3,
      1.4 / 3 + 1.6 / 3,
      0,
    ]);
    expect(selectCrowded(points, 2, 3).map(({ row }) => row)).toEqual([1, 2, 4]);
    expect(selectCrowded(points, 2, 99)).toHaveLength(6);
  });
});
