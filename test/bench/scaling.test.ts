import { describe, expect, it } from "vitest";
import { exponentOf } from "../../bench/scaling/exponent.ts";
import { scalingFigure } from "../../bench/scaling/figure.ts";
import { scatteredReads, waitsOf } from "../../bench/scaling/memory-pass.ts";
import { growthTable, wantedSweeps } from "../../bench/scaling/scaling.ts";
import { SWEEPS } from "../../bench/scaling/sweeps.ts";
import { nLogN, verdictOf, type Round } from "../../bench/scaling/verdict.ts";

const sizes = [10, 100, 1000, 10_000, 100_000];

it("finds the exponent of a power, whatever stands before it", () => {
  for (const exponent of [0, 0.5, 1, 2]) {
    const costs = sizes.map((size) => ({ size, ms: 3.7 * size ** exponent }));
    expect(exponentOf(costs)).toBeCloseTo(exponent, 10);
  }
  expect(() => exponentOf([{ size: 1, ms: 1 }])).toThrow(/two at least/);
});

describe("the verdict on how a cost grows", () => {
  type Steps = (n: number) => number;
  /** Six rounds; the line of each is bent by so much. */
  const rounds = (cost: Steps, waits?: Steps, bends = [0.02, -0.02, 0.01, -0.01, 0, 0]): Round[] =>
    bends.map((bend) => ({
      costs: sizes.map((size) => ({ size, ms: cost(size) * size ** bend })),
      ...(waits === undefined ? {} : { waitsMs: sizes.map(waits) }),
    }));

  it("lets n and n log n pass, with the exponent that n log n shows between these sizes", () => {
    expect(verdictOf(rounds((n) => 5 * n)).judged).toBe("within n log n");
    const found = verdictOf(rounds((n) => 5 * nLogN(n)));
    expect(found.judged).toBe("within n log n");
    expect(found.exponent).toBeCloseTo(found.nLogN, 10);
    expect(found.nLogN).toBeGreaterThan(1.05);
    expect(found.interval?.[0]).toBeLessThan(found.nLogN);
    expect(found.withoutWaits).toBeNull();
  });

  it("calls worse what lies above n log n with its whole interval, and nothing else", () => {
    const steep: Steps = (n) => n ** 1.3;
    expect(verdictOf(rounds(steep)).judged).toBe("worse than n log n");
    expect(verdictOf(rounds(steep, undefined, [0.5, -0.5, 0.4, -0.4, 0.3, -0.3])).judged).toBe(
      "within n log n",
    );
    expect(verdictOf(rounds((n) => n ** 2)).judged).toBe("worse than n log n");
  });

  it("grants what was waiting for memory, and says so", () => {
    const steep: Steps = (n) => n ** 1.3;
    const found = verdictOf(rounds(steep, (n) => n ** 1.3 - n));
    expect(found.judged).toBe("within n log n but for waits");
    expect(found.exponent).toBeCloseTo(1.3, 10);
    expect(found.withoutWaits?.exponent).toBeLessThan(1.15);
    expect(verdictOf(rounds(steep, (n) => n / 2)).judged).toBe("worse than n log n");
    // Waits longer than the work explain no more of it than what grew beyond n.
    const absurd = verdictOf(rounds(steep, (n) => n ** 2)).withoutWaits?.exponent;
    expect(absurd).toBeGreaterThan(0.95);
  });

  it("goes by counted steps where there are any", () => {
    const steep = rounds((n) => n ** 1.6);
    const found = verdictOf(steep, sizes.map(nLogN));
    expect(found.judged).toBe("within n log n in steps");
    expect(found.steps).toBeCloseTo(found.nLogN, 10);
    expect(
      verdictOf(
        steep,
        sizes.map((n) => n ** 1.2),
      ).judged,
    ).toBe("worse than n log n");
  });

  it("is none from fewer rounds than an interval needs", () => {
    expect(verdictOf(rounds((n) => n ** 2).slice(1))).toMatchObject({ judged: "not judged", interval: null });
    expect(() => verdictOf([])).toThrow(/no rounds/);
  });

  it("stands in the table and in the figure with its exponent", () => {
    const costs = sizes.map((size) => ({ size, ms: size }));
    const growth = {
      axis: "rows",
      what: "a sort",
      costs,
      ...verdictOf(
        rounds(
          (n) => n ** 1.3,
          (n) => n,
        ),
      ),
    };
    const text = growthTable([growth]);
    expect(text).toMatch(/rows +\| a sort +\| 10 to 100,000 .*1\.30.*worse than n log n/);
    expect(JSON.stringify(scalingFigure([growth]))).toContain("a sort: e = 1.30");
  });
});

describe("scattered reads", () => {
  it("read everything once", () => {
    expect(scatteredReads(1000)().toSorted()).toEqual(Float64Array.from({ length: 1000 }, (_, i) => i));
  });

  it("waited where they cost more than n times the same", () => {
    const costs = [
      { size: 10, ms: 1 },
      { size: 100, ms: 9 },
      { size: 1000, ms: 150 },
    ];
    expect(waitsOf(costs)).toEqual([0, 0, 50]);
  });
});

describe("what grows", () => {
  it("is chosen by parts of names, all without any", () => {
    expect(wantedSweeps([])).toEqual(SWEEPS);
    const chosen = wantedSweeps(["sort", "years"]).map(({ axis }) => axis);
    expect(new Set(chosen)).toEqual(new Set(["rows", "years"]));
  });

  it("is listed where a part is in no name, even if another is", () => {
    expect(() => wantedSweeps(["sort", "yeers"])).toThrow(/has "yeers" in its name(.|\n)*years, trace read/);
  });
});
