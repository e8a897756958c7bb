import { quantile } from "../../harness/analysis/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** What one method found within one budget: shares of the whole table's hypervolume, %. */
export interface BudgetRow {
  readonly budgetKg: number;
  readonly forecaster: string;
  readonly accounting: string;
  readonly method: string;
  readonly bound: boolean;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Means over seeds. */
  readonly spentKg: number | null;
  readonly trained: number | null;
  /** One for each seed. */
  readonly values: readonly number[];
}

/** The rows without their values, with quantiles in their stead. */
export function budgetsTable(rows: readonly BudgetRow[]): TableOf<object> {
  const columns = ["budgetKg", "forecaster", "accounting", "method", "bound", "seeds"] as const;
  const numbers = [
    "median",
    "lowerQuartile",
    "upperQuartile",
    "mean",
    "low",
    "high",
    "spentKg",
    "trained",
  ] as const;
  return tableOf<Record<string, unknown>>(
    [...columns, ...numbers],
    rows.map(({ values, ...row }) => ({
      ...row,
      seeds: values.length,
      median: share(values, 0.5),
      lowerQuartile: share(values, 0.25),
      upperQuartile: share(values, 0.75),
    })),
  );
}

function share(values: readonly number[], at: number): number | null {
  return values.length === 0 ? null : quantile(values, at);
}
