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
