import { expect, it } from "vitest";
import type { Comparison, MetricSummary, Summary } from "../../harness/record/index.ts";
import { buildTables } from "../../reports/index.ts";
import { headline } from "../../reports/page/headline.ts";
import { inventReport } from "./invented-report.ts";

const input = inventReport();

function metric(mean: number, values: readonly (number | null)[]): MetricSummary {
  return { mean, median: mean, ci95: [mean - 1, mean + 1], values };
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
  return headline(buildTables({ ...input, summary })).replaceAll(/<[^>]+>/g, "");
}

it("names the method with the least carbon, its seeds, and its ratio to the baseline", () => {
  const text = headlineOf(
    { vanilla: metric(20, [19, 21, null]), heuristic: metric(5, [5, 5, 5]), oracle: metric(2, [2, 2, 2]) },
    [{ method: "heuristic", against: "vanilla", ratio: 0.25, ci95: [0.2, 0.3], n: 2 }],
  );
  expect(text).toContain(
    "99 % of the whole table's hypervolume: heuristic needed the least carbon, 5 [4, 6] kg CO₂eq",
  );
  expect(text).toContain("reached it in 3 of 3 seeds");
  expect(text).toContain(
    "0.25 [0.2, 0.3] times that of vanilla (n = 2 paired seeds), 4-fold less; vanilla reached it itself in 2 of 3 seeds.",
  );
  expect(text).toContain("The bound oracle, which knows the truth in advance: 2 kg CO₂eq (3 of 3 seeds).");
});

it("does not rank a method that seldom arrives, and says where an interval holds 1", () => {
  const text = headlineOf(
    {
      vanilla: metric(20, [19, 21, 20]),
      heuristic: metric(1, [1, null, null]),
      nsga2: metric(18, [18, 18, 18]),
    },
    [{ method: "nsga2", against: "vanilla", ratio: 0.9, ci95: [0.7, 1.2], n: 3 }],
  );
  expect(text).toContain("nsga2 needed the least carbon");
  expect(text).toContain("the interval holds 1, so the order is not settled");
});

it("says so when no method arrives, or the baseline is best", () => {
  expect(headlineOf({ vanilla: metric(20, [20, null, null]) }, [])).toContain(
    "reached by no method in half of its seeds or more",
  );
  expect(headlineOf({ vanilla: metric(20, [20, 20]) }, [])).toContain(
    "No other method used less on average.",
  );
});
