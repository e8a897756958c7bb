import * as fc from "fast-check";
import { expect, it } from "vitest";
import { holm } from "../../harness/analysis/index.ts";
import { comparedRows } from "../../scenarios/report/compared-rows.ts";
import { comparedText } from "../../scenarios/report/compared-text.ts";
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

/** One method, and its runs' values of a metric, beside one that every run has. */
function plain(
  seeds: readonly number[],
  values: readonly (number | null)[],
  { bound = false, metric = "hypervolume", ran = seeds.map(() => true) } = {},
): CellSide {
  const defined = values.filter((value) => value !== null);
  const mean = defined.length === 0 ? null : defined.reduce((sum, value) => sum + value) / defined.length;
  const always = { mean: 1, values: ran.map((one) => (one ? 1 : null)) };
  const metrics = { hoursElapsed: always, [metric]: { mean, values: [...values] } };
  return { seeds, methods: { random: { bound, accounting: { paper: { metrics } } } } };
}
const compared = (a: CellSide, b: CellSide) => comparedRows(new Map([["", a]]), new Map([["", b]]))[0];
const ofTarget = { metric: "carbonKgTo.0.95" };

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
  const theirs = plain([1, 2, 3], [10, 100, 30]);
  expect(compared(plain([1, 2, 3], [11, 102, 33]), theirs).pValue).toBeCloseTo(0.25, 12);
  const bound = compared(plain([1, 2, 3], [11, 102, 33], { bound: true }), theirs);
  expect(bound).toMatchObject({ difference: 2, pValue: null });
  expect(compared(plain([1, 2, 3], [11, null, 33]), theirs)).toMatchObject({
    a: 22,
    b: 20,
    n: 2,
    difference: 2,
    reachedA: 2,
    reachedB: 3,
  });
});

it("tells means whose difference is the difference, whoever reached the target, and how many did", () => {
  const value = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null });
  const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pairs, (values) => {
      const [own, others] = [values.map(([one]) => one), values.map(([, other]) => other)];
      const all = own.map((_, at) => at + 1);
      const row = compared(plain(all, own, ofTarget), plain(all, others, ofTarget));
      const count = (values: readonly unknown[]) => values.filter((one) => one !== null).length;
      expect([row.reachedA, row.runsA]).toEqual([count(own), own.length]);
      expect([row.reachedB, row.runsB]).toEqual([count(others), own.length]);
      expect([row.a === null, row.b === null, row.difference === null]).toEqual(
        Array<boolean>(3).fill(row.n === 0),
      );
      expect((row.a ?? 0) - (row.b ?? 0)).toBeCloseTo(row.difference ?? 0, 9);
    }),
  );
});

it("does not take a run that is not there for one that never reached", () => {
  const lacking = plain([1, 2, 3], [5, null, null], { ...ofTarget, ran: [true, true, false] });
  const row = compared(lacking, plain([1, 2, 3], [4, 4, 4], ofTarget));
  expect(row).toMatchObject({ n: 1, tested: 2, reachedA: 1, runsA: 2, reachedB: 2, runsB: 2 });
});

it("says in the text over what the means are, and how many reached where that is not all pairs", () => {
  const textOf = (a: CellSide, b: CellSide, seeds: readonly number[]) =>
    comparedText(comparedRows(new Map([["", a]]), new Map([["", b]])), seeds).join("\n");
  const whole = plain([1, 2, 3], [12, 14, 25], ofTarget);
  const some = textOf(whole, plain([1, 2, 3], [12, 14, null], ofTarget), [1, 2, 3]);
  expect(some).toMatch(/A, B and A - B are means over the n of them where both have a value/);
  expect(some).toMatch(/carbonKgTo\.0\.95 +13 +13 +0 +- +2 +3\/3 \| 2\/3/);
  expect(textOf(whole, whole, [1, 2, 3])).not.toMatch(/\d\/\d/);
  const apart = textOf(whole, plain([7, 8], [10, null], ofTarget), []);
  expect(apart).toMatch(/no seed is in both: A and B are means over each one's own runs/);
  expect(apart).toMatch(/carbonKgTo\.0\.95 +17 +10 +- +- +0 +3\/3 \| 1\/2/);
});
