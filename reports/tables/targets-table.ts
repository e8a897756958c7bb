import { desc, escape } from "arquero";
import type { ResultRow } from "./results-table.ts";
import { targetOf } from "./metric.ts";
import { rowsOf, tableOf, type TableOf } from "./typed-table.ts";

/** What it cost one method to reach one share of the whole table's hypervolume. */
export interface TargetRow {
  readonly accounting: string;
  readonly method: string;
  readonly bound: boolean;
  /** `carbonKg` or `gpuHours`. */
  readonly quantity: string;
  readonly unit: string;
  /** Share of the reference hypervolume. */
  readonly target: number;
  readonly reached: number;
  readonly seeds: number;
  /** Mean and interval over the seeds that reached the target. */
  readonly mean: number | null;
  readonly ci95Low: number | null;
  readonly ci95High: number | null;
  /** Over all seeds, one that never got there above all that did; null where that is the median. */
  readonly median: number | null;
}

/** The results whose metric is a target, with the target as a number; the hardest target first. */
export function targetsTable(results: TableOf<ResultRow>): TableOf<TargetRow> {
  const targets = results.filter(escape((row: ResultRow) => targetOf(row.metric) !== null));
  const rows = rowsOf<ResultRow>(targets).map(({ metric, defined, ...row }): TargetRow => {
    const { quantity, target } = targetOf(metric) ?? { quantity: metric, target: Number.NaN };
    return Object.assign(row, { quantity, target, reached: defined });
  });
  return tableOf<TargetRow>(
    [
      "accounting",
      "method",
      "bound",
      "quantity",
      "unit",
      "target",
      "reached",
      "seeds",
      "mean",
      "ci95Low",
      "ci95High",
      "median",
    ],
    rows,
  )
    .orderby("accounting", "quantity", desc("target"))
    .reify();
}
