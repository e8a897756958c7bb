import type { ReportInput } from "../report-input.ts";
import { methodNames } from "./method-names.ts";
import { metricOf } from "./metric.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One metric of one method under one accounting, over seeds. */
export interface ResultRow {
  readonly method: string;
  readonly bound: boolean;
  readonly accounting: string;
  readonly metric: string;
  readonly unit: string;
  readonly seeds: number;
  /** Seeds for which the metric is defined: for a target, those that reached it. */
  readonly defined: number;
  readonly mean: number | null;
  /** 95 % bootstrap interval of the mean over the defined seeds; null from fewer than six. */
  readonly ci95Low: number | null;
  readonly ci95High: number | null;
  /** Over the defined seeds; of a target over all, one that never got there above all that did. */
  readonly median: number | null;
}

/** The whole summary in long form: methods x accountings x metrics. */
export function resultsTable(input: ReportInput): TableOf<ResultRow> {
  const rows = methodNames(input).flatMap(({ name, bound }) =>
    Object.entries(input.summary.methods[name]?.accounting ?? {}).flatMap(
      ([accounting, { seeds, metrics }]) =>
        Object.entries(metrics).map(([metric, { mean, median, ci95, values }]): ResultRow => ({
          method: name,
          bound,
          accounting,
          metric,
          unit: metricOf(metric).unit,
          seeds,
          defined: values.filter((value) => value !== null).length,
          mean,
          ci95Low: ci95?.[0] ?? null,
          ci95High: ci95?.[1] ?? null,
          median,
        })),
    ),
  );
  return tableOf(
    [
      "method",
      "bound",
      "accounting",
      "metric",
      "unit",
      "seeds",
      "defined",
      "mean",
      "ci95Low",
      "ci95High",
      "median",
    ],
    rows,
  );
}
