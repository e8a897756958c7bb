import { expect, it } from "vitest";
import { holm } from "../../harness/analysis/index.ts";
import { comparedRows } from "../../scenarios/report/compared-rows.ts";
import type { CellSide } from "../../scenarios/report/side.ts";

const SEEDS = Array.from({ length: 8 }, (_, at) => at + 1);

/** Two methods under two accountings on two metrics; every test has its own p-value. */
function side(shift: number): CellSide {
  const metric = (worse: number) => {
    const values = SEEDS.map((seed) => 10 * seed + (seed <= worse ? -shift * seed : shift * seed));
    return { mean: values.reduce((sum, value) => sum + value) / SEEDS.length, values };
  };
  const method = (at: number) => ({
    bound: false,
    accounting: {
      paper: { metrics: { carbonKg: metric(at), hypervolume: metric(at + 1) } },
      full: { metrics: { carbonKg: metric(at + 2), hypervolume: metric(at + 3) } },
    },
  });
  return { seeds: SEEDS, methods: { random: method(0), vanilla: method(1) } };
}

it("adjusts by Holm over each metric's rows under one accounting, all methods and settings together", () => {
  const cellsOf = (shift: number) => new Map(["a", "b"].map((cell) => [cell, side(shift)]));
  const rows = comparedRows(cellsOf(1), cellsOf(0));
  expect(rows).toHaveLength(16);
  for (const { accounting, metric } of rows) {
    const family = rows.filter((row) => row.accounting === accounting && row.metric === metric);
    expect(family).toHaveLength(4);
    expect(family.map(({ pAdjusted }) => pAdjusted)).toEqual(holm(family.map(({ pValue }) => pValue ?? NaN)));
  }
  expect(Math.min(...rows.map(({ pAdjusted }) => pAdjusted ?? NaN))).toBeLessThan(0.05);
});

/** One method on one metric. */
function plain(seeds: readonly number[], values: readonly (number | null)[], bound = false): CellSide {
  const defined = values.filter((value) => value !== null);
  const mean = defined.length === 0 ? null : defined.reduce((sum, value) => sum + value) / defined.length;
  const metrics = { hypervolume: { mean, values: [...values] } };
  return { seeds, methods: { random: { bound, accounting: { paper: { metrics } } } } };
}
const compared = (a: CellSide, b: CellSide) => comparedRows(new Map([["", a]]), new Map([["", b]]))[0];

it("pairs by seed, whatever the order that each report has them in, and takes the other from the one", () => {
  const ours = plain([3, 1, 2, 9], [30, 10, 20, 1000]);
  const theirs = plain([1, 2, 3, 8], [1, 2, 4, 1000]);
  const row = compared(ours, theirs);
  expect(row).toMatchObject({ a: 20, n: 3, tested: 3 });
  expect(row.b).toBeCloseTo(7 / 3, 12);
  expect(row.difference).toBeCloseTo((26 + 9 + 18) / 3, 12);
  expect(compared(theirs, ours).difference).toBeCloseTo(-(26 + 9 + 18) / 3, 12);
});

it("tells each one's own mean where they share no seed, and tests nothing", () => {
  expect(compared(plain([1, 2], [1, 3]), plain([3, 4], [5, 7]))).toMatchObject({
    a: 2,
    b: 6,
    difference: null,
    n: 0,
    pValue: null,
    tested: 0,
  });
});

it("gives a bound no test, and leaves a seed out where one side has no value", () => {
  const theirs = plain([1, 2, 3], [0, 0, 0]);
  expect(compared(plain([1, 2, 3], [1, 2, 3]), theirs).pValue).toBeCloseTo(0.25, 12);
  expect(compared(plain([1, 2, 3], [1, 2, 3], true), theirs)).toMatchObject({ difference: 2, pValue: null });
  expect(compared(plain([1, 2, 3], [1, null, 3]), theirs)).toMatchObject({ a: 2, b: 0, n: 2, difference: 2 });
});
