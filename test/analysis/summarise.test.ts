import { describe, expect, it } from "vitest";
import { COMPARED_METRICS, PRIMARY_METRICS, holm, summarise } from "../../harness/analysis/index.ts";
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

  it("takes the ratio where both arrive, and tests every seed, one that never arrives as the worst", () => {
    const pair = { ratio: 0.5, n: 10, ratioN: 5, reached: 5, againstReached: 10 };
    // Infinite differences on the five odd seeds outrank the five finite ones: 5 x 8 - (1 + 2 + 3 + 4 + 5) of 55.
    expect(comparison("new", "base", "carbonKgTo.0.95")).toMatchObject({ ...pair, effectSize: 25 / 55 });
    const never = { ratio: null, ci95: null, pValue: 1, pAdjusted: 1, effectSize: 0, n: 10, ratioN: 0 };
    expect(comparison("new", "base", "carbonKgTo.0.99")).toMatchObject(never);
  });

  it("tells a method that never arrives from one that does", () => {
    const short = SEEDS.map((seed) => handMadeRun("new", seed, [[2, 940, 3000 + seed]]));
    const long = SEEDS.map((seed) => handMadeRun("base", seed, [[4, 990, 9000 + seed]]));
    const row = summarise(manifest, [...short, ...long]).comparisons.find(
      ({ metric, accounting }) => metric === "carbonKgTo.0.98" && accounting === "full",
    );
    expect(row).toMatchObject({ n: 10, ratioN: 0, ratio: null, pValue: 2 / 2 ** 10, effectSize: 1 });
    expect(row).toMatchObject({ reached: 0, againstReached: 10 });
  });

  it("leaves a seed on which one of the two did not run out of the test", () => {
    const part = logs.filter(({ key }) => key.method !== "new" || key.seed > 2);
    const rows = summarise(manifest, part).comparisons.filter(({ method }) => method === "new");
    expect(rows.map(({ n }) => n)).toEqual(rows.map(() => 8));
  });

  it("puts the median of a cost to a target among all runs, never above any", () => {
    const { metrics } = summary.methods.new.accounting.full;
    expect([metrics["carbonKgTo.0.95"].mean, metrics["carbonKgTo.0.95"].median]).toEqual([5, null]);
    const most = logs.filter(({ key }) => key.method !== "new" || key.seed % 2 === 0 || key.seed > 4);
    const column = summarise(manifest, most).methods.new.accounting.full.metrics["carbonKgTo.0.95"];
    // 3 4 5 6 7 and, of seeds 5, 7 and 9, three that are never paid.
    expect(column.median).toBe(6.5);
  });

  it("turns round with the table", () => {
    const turned = handMadeManifest(manifest.methods.toReversed());
    const rows = summarise(turned, logs).comparisons.filter(({ accounting }) => accounting === "full");
    const target = rows.find((row) => row.method === "base" && row.metric === "carbonKgTo.0.95");
    expect(target).toMatchObject({ against: "oracle", pValue: null, n: 10 });
    const reached = rows.filter((row) => row.against === "new" && row.metric === "carbonKgTo.0.95");
    expect(reached).toEqual([
      expect.objectContaining({ method: "base", ratio: 2, effectSize: -25 / 55, reached: 10, ratioN: 5 }),
    ]);
  });

  it("adjusts the primary question as one family, the others metric by metric, bounds left out", () => {
    const names = ["random", "vanilla", "new", "oracle"];
    const asked = handMadeManifest(names.map((name) => ({ name, bound: name === "oracle" })));
    const runs = names.flatMap((method, place) =>
      SEEDS.map((seed) =>
        handMadeRun(
          method,
          seed,
          [[2, 985 + ((seed + place) % 7), 4000 + ((seed * (place + 2)) % 11) * 100]],
          {
            bound: method === "oracle",
          },
        ),
      ),
    );
    const { comparisons } = summarise(asked, runs);
    const raw = (rows: readonly Comparison[]): number[] => rows.map((row) => row.pValue ?? NaN);
    for (const accounting of ["paper", "full"]) {
      const tests = comparisons.filter((row) => row.accounting === accounting && row.pValue !== null);
      const primary = tests.filter(({ family }) => family === "primary");
      expect(primary.map(({ method, against, metric }) => [method, against, metric])).toEqual([
        ["vanilla", "random", "hypervolume"],
        ["vanilla", "random", "carbonKgTo.0.98"],
        ["new", "vanilla", "hypervolume"],
        ["new", "vanilla", "carbonKgTo.0.98"],
      ]);
      expect(primary.map((row) => row.pAdjusted)).toEqual(holm(raw(primary)));
      for (const metric of COMPARED_METRICS) {
        const rest = tests.filter((row) => row.family === "exploratory" && row.metric === metric);
        expect(rest).toHaveLength(PRIMARY_METRICS.includes(metric) ? 1 : 3);
        expect(rest.map((row) => row.pAdjusted)).toEqual(holm(raw(rest)));
      }
    }
    const bound = comparisons.filter((row) => row.method === "oracle");
    expect(
      bound.every((row) => row.pValue === null && row.pAdjusted === null && row.effectSize !== null),
    ).toBe(true);
  });

  it("does not depend on the order of the runs, and comes out the same twice", () => {
    expect(summarise(manifest, logs.toReversed())).toEqual(summary);
    expect(JSON.stringify(summarise(manifest, logs))).toBe(JSON.stringify(summary));
  });

  it("keeps the order of the setting's seeds", () => {
    const turned = handMadeManifest(manifest.methods, [9, 3, 1_000_000]);
    const runs = [3, 9, 1_000_000].map((seed) => handMadeRun("base", seed, [[4, 960, 4000 + seed]]));
    const { values } = summarise(turned, runs).methods.base.accounting.full.metrics.carbonKg;
    expect(values).toEqual([4.009, 4.003, 1004]);
    expect(() => summarise(turned, logs)).toThrow(/a run on seed 1, expected one of: 9, 3, 1000000/);
  });

  it("gives no interval from fewer than six seeds", () => {
    const intervals = (seeds: number): unknown[] => {
      const few = summarise(
        manifest,
        logs.filter(({ key }) => key.seed <= seeds),
      );
      const row = few.comparisons.find(({ metric }) => metric === "carbonKg");
      return [few.methods.base.accounting.full.metrics.carbonKg.ci95, row?.ci95];
    };
    expect(intervals(5)).toEqual([null, null]);
    expect(intervals(6).includes(null)).toBe(false);
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
