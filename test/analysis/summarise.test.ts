import { describe, expect, it } from "vitest";
import { COMPARED_METRICS, holm, summarise } from "../../harness/analysis/index.ts";
import type { Comparison, RunLog } from "../../harness/record/index.ts";
import { handMadeManifest, handMadeRun } from "./hand-made-runs.ts";

const manifest = handMadeManifest([{ name: "base" }, { name: "new" }, { name: "oracle", bound: true }]);
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** `base` spends 5 to 14 kg and always reaches 95 %; `new` spends half and gets there on even seeds only. */
const logs: RunLog[] = SEEDS.flatMap((seed) => [
  handMadeRun("new", seed, [[2, seed % 2 === 0 ? 960 : 940, (4000 + 1000 * seed) / 2]]),
  handMadeRun("base", seed, [[4, 960, 4000 + 1000 * seed]]),
  handMadeRun("oracle", seed, [[1, 990, 2100]], { bound: true }),
]);
const summary = summarise(manifest, logs);

function comparison(method: string, against: string, metric: string, accounting = "full"): Comparison {
  const found = summary.comparisons.filter(
    (row) =>
      row.method === method &&
      row.against === against &&
      row.metric === metric &&
      row.accounting === accounting,
  );
  expect(found).toHaveLength(1);
  return found[0];
}

describe("summarise", () => {
  it("holds each metric over seeds, in the order of the seeds", () => {
    expect(Object.keys(summary.methods)).toEqual(["base", "new", "oracle"]);
    const { seeds, metrics } = summary.methods.base.accounting.full;
    expect(seeds).toBe(10);
    expect(metrics.carbonKg.values).toEqual(SEEDS.map((seed) => 4 + seed));
    expect([metrics.carbonKg.mean, metrics.carbonKg.median]).toEqual([9.5, 9.5]);
    const [low, high] = metrics.carbonKg.ci95 ?? [NaN, NaN];
    expect(low).toBeGreaterThan(7);
    expect(low).toBeLessThan(8.5);
    expect(high).toBeGreaterThan(10.5);
    expect(high).toBeLessThan(12);
  });

  it("rests on the seeds where a metric is defined, and says which", () => {
    const { metrics } = summary.methods.new.accounting.full;
    expect(metrics["carbonKgTo.0.95"].values).toEqual([null, 3, null, 4, null, 5, null, 6, null, 7]);
    expect(metrics["carbonKgTo.0.95"].mean).toBe(5);
    expect(metrics["carbonKgTo.0.99"]).toEqual({
      mean: null,
      median: null,
      ci95: null,
      values: SEEDS.map(() => null),
    });
  });

  it("takes a bound's cost to another target from the run that was planned for it, and nothing else", () => {
    const aimed = handMadeRun("oracle", 1, [[1, 955, 1500]], { bound: true });
    const withPlan = [...logs, { ...aimed, key: { ...aimed.key, target: 0.95 } }];
    const told = summarise(manifest, withPlan).methods.oracle.accounting.full;
    const without = summary.methods.oracle.accounting.full;
    expect(told.seeds).toBe(without.seeds);
    const first = (metric: string): (number | null)[] =>
      [without, told].map((one) => one.metrics[metric].values[0]);
    expect(first("carbonKgTo.0.95")).toEqual([2.1, 1.5]);
    expect(first("carbonKgTo.0.99")).toEqual([2.1, 2.1]);
    expect(first("hypervolume")).toEqual([990, 990]);
  });

  it("compares each two methods once, the later in the table with the earlier", () => {
    expect(summary.comparisons).toHaveLength(2 * 3 * COMPARED_METRICS.length);
    expect(comparison("new", "base", "carbonKg")).toMatchObject({
      ratio: 0.5,
      ci95: [0.5, 0.5],
      pValue: 2 / 2 ** 10,
      effectSize: -1,
      n: 10,
    });
  });

  it("pairs only where both are defined", () => {
    expect(comparison("new", "base", "carbonKgTo.0.95")).toMatchObject({
      ratio: 0.5,
      pValue: 2 / 2 ** 5,
      n: 5,
    });
    expect(comparison("new", "base", "carbonKgTo.0.99")).toMatchObject({ ratio: null, pValue: null, n: 0 });
  });

  it("turns round with the table", () => {
    const turned = handMadeManifest(manifest.methods.toReversed());
    const rows = summarise(turned, logs).comparisons.filter(({ accounting }) => accounting === "full");
    const target = rows.find((row) => row.method === "base" && row.metric === "carbonKgTo.0.95");
    expect(target).toMatchObject({ against: "oracle", pValue: null, n: 10 });
    const reached = rows.filter((row) => row.against === "new" && row.metric === "carbonKgTo.0.95");
    expect(reached).toEqual([expect.objectContaining({ method: "base", ratio: 2, effectSize: 1, n: 5 })]);
  });

  it("adjusts over the tests of one accounting, bounds left out", () => {
    for (const accounting of ["paper", "full"]) {
      const tests = summary.comparisons.filter((row) => row.accounting === accounting && row.pValue !== null);
      expect(tests.every(({ method }) => method === "new")).toBe(true);
      expect(tests.map((row) => row.pAdjusted)).toEqual(holm(tests.map((row) => row.pValue ?? NaN)));
    }
    expect(comparison("oracle", "base", "carbonKg")).toMatchObject({ pValue: null, pAdjusted: null, n: 10 });
    expect(comparison("oracle", "base", "carbonKg").ratio).toBeCloseTo(2.1 / 9.5, 12);
  });

  it("does not depend on the order of the runs, and comes out the same twice", () => {
    expect(summarise(manifest, logs.toReversed())).toEqual(summary);
    expect(JSON.stringify(summarise(manifest, logs))).toBe(JSON.stringify(summary));
  });

  it("leaves a seed without a run empty", () => {
    const part = logs.filter(({ key }) => key.method !== "new" || key.seed > 2);
    const { seeds, metrics } = summarise(manifest, part).methods.new.accounting.full;
    expect(seeds).toBe(8);
    expect(metrics.carbonKg.values.slice(0, 3)).toEqual([null, null, 3.5]);
  });

  it("counts a run that an accounting steered under that accounting alone", () => {
    const steered = SEEDS.map((seed) => handMadeRun("new", seed, [[2, 940, 4000]], { accounting: "paper" }));
    const { accounting } = summarise(manifest, steered).methods.new;
    expect(Object.keys(accounting)).toEqual(["paper"]);
  });

  it("refuses unknown methods and accountings, and two runs on one seed", () => {
    expect(() => summarise(manifest, [handMadeRun("other", 1, [])])).toThrow(
      /"other", expected one of: base/,
    );
    const half = handMadeRun("new", 1, [], { accounting: "half" });
    expect(() => summarise(manifest, [half])).toThrow(/"half", expected one of: paper, full/);
    expect(() => summarise(manifest, [logs[0], logs[0]])).toThrow(/two runs of new/);
  });
});
