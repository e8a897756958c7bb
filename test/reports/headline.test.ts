import { expect, it } from "vitest";
import type { Comparison, MetricSummary, Summary } from "../../harness/record/index.ts";
import { mean } from "../../harness/analysis/index.ts";
import { buildTables } from "../../reports/index.ts";
import { headline } from "../../reports/page/headline.ts";
import { inventReport } from "./invented-report.ts";

const input = inventReport();

/** Of a target, paid or never paid by seed: summed up as the summary does. */
function metric(median: number | null, values: readonly (number | null)[]): MetricSummary {
  const paid = values.filter((value) => value !== null);
  return { mean: mean(paid), median, ci95: null, values };
}

/** A summary of one target under one accounting. */
function headlineOf(
  to99: Readonly<Record<string, MetricSummary>>,
  comparisons: readonly Partial<Comparison>[],
): string {
  const methods: Summary["methods"] = Object.fromEntries(
    Object.entries(to99).map(([name, one]) => [
      name,
      {
        bound: name === "oracle",
        accounting: { full: { seeds: one.values.length, metrics: { "carbonKgTo.0.99": one } } },
      },
    ]),
  );
  const pair = {
    metric: "carbonKgTo.0.99",
    accounting: "full",
    pValue: null,
    pAdjusted: null,
    effectSize: null,
  };
  const summary = {
    ...input.summary,
    methods,
    comparisons: comparisons.map((one) => ({ ...pair, ...one }) as Comparison),
  };
  return headline(buildTables({ ...input, summary }))
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&#39;", "'");
}

it("names the method with the least carbon, its seeds, and its ratio to the baseline", () => {
  const text = headlineOf(
    { vanilla: metric(21, [19, 21, null]), heuristic: metric(5, [5, 5, 5]), oracle: metric(2, [2, 2, 2]) },
    [{ method: "heuristic", against: "vanilla", ratio: 0.25, ci95: [0.2, 0.3], ratioN: 2, n: 3 }],
  );
  expect(text).toContain(
    "99 % of the whole table's hypervolume: heuristic needed the least carbon, a median of 5 kg CO₂eq",
  );
  expect(text).toContain("reached it in 3 of 3 seeds");
  expect(text).toContain(
    "That is 0.25 [0.2, 0.3] times the mean of vanilla over the 2 seeds where both got there, 4-fold less; vanilla reached it itself in 2 of 3 seeds.",
  );
  expect(text).toContain("The bound oracle, which knows the truth in advance: 2 kg CO₂eq (3 of 3 seeds).");
});

it("does not rank a method by the few seeds in which it arrives", () => {
  const text = headlineOf(
    {
      vanilla: metric(20, [19, 21, 20, 20]),
      heuristic: metric(null, [1, 1, null, null]),
      nsga2: metric(18, [18, 18, 18, 18]),
    },
    [{ method: "nsga2", against: "vanilla", ratio: 0.9, ci95: [0.7, 1.2], ratioN: 4, n: 4 }],
  );
  expect(text).toContain("nsga2 needed the least carbon");
});

it("says that no difference is shown where an interval holds 1, and when there is none", () => {
  const told = (ci95: Comparison["ci95"]): string =>
    headlineOf({ vanilla: metric(20, [20, 20, 20]), nsga2: metric(18, [18, 18, 18]) }, [
      { method: "nsga2", against: "vanilla", ratio: 1, ci95, ratioN: 3, n: 3 },
    ]);
  const open = told([0.777, 1.25]);
  expect(open).toContain(
    "No difference from vanilla is shown: 1 [0.777, 1.25] times its mean over the 3 seeds where both got there; vanilla",
  );
  expect(open).not.toContain("less;");
  expect(told(null)).toContain("too few to say how sure that is");
});

it("says so when no method arrives, or the baseline is best", () => {
  expect(headlineOf({ vanilla: metric(null, [20, null, null]) }, [])).toContain(
    "reached by no method in more than half of its seeds",
  );
  expect(headlineOf({ vanilla: metric(20, [20, 20]) }, [])).toContain("No other method's median is lower.");
});
