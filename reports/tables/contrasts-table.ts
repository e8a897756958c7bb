import { tableOf, type TableOf } from "./typed-table.ts";

/** One thing less another on one metric, paired over seeds. */
export interface ContrastRow {
  /** What is set against what. */
  readonly contrast: string;
  readonly accounting: string;
  readonly metric: string;
  readonly unit: string;
  readonly n: number;
  /** Mean of the paired differences. */
  readonly difference: number | null;
  /** 95 % bootstrap interval of that mean. */
  readonly low: number | null;
  readonly high: number | null;
  /** Mean of the other, over the same pairs' seeds. */
  readonly otherMean: number | null;
  /** Wilcoxon signed rank, two-sided; adjusted: Holm over all contrasts of one accounting. */
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
}

/** Whether a difference is more than chance once all contrasts are counted; see `docs/statistics.md`. */
export function isSettled({ pAdjusted }: ContrastRow): boolean {
  return pAdjusted !== null && pAdjusted < 0.05;
}

export function contrastsTable(rows: readonly ContrastRow[]): TableOf<ContrastRow> {
  return tableOf<ContrastRow>(
    [
      "contrast",
      "accounting",
      "metric",
      "unit",
      "n",
      "difference",
      "low",
      "high",
      "otherMean",
      "pValue",
      "pAdjusted",
    ],
    rows,
  );
}
