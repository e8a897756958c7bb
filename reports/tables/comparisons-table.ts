import type { ReportInput } from "../report-input.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One method against another on one metric, paired over seeds. */
export interface ComparisonRow {
  readonly accounting: string;
  readonly metric: string;
  readonly method: string;
  readonly bound: boolean;
  readonly against: string;
  /** Ratio of means, method / against. */
  readonly ratio: number | null;
  readonly ci95Low: number | null;
  readonly ci95High: number | null;
  readonly pValue: number | null;
  /** Holm over all comparisons of one accounting. */
  readonly pAdjusted: number | null;
  readonly effectSize: number | null;
  readonly n: number;
}

/** The summary's comparisons, one row each. */
export function comparisonsTable({ summary, manifest }: ReportInput): TableOf<ComparisonRow> {
  const bounds = new Set(manifest.methods.filter(({ bound }) => bound).map(({ name }) => name));
  return tableOf<ComparisonRow>(
    [
      "accounting",
      "metric",
      "method",
      "bound",
      "against",
      "ratio",
      "ci95Low",
      "ci95High",
      "pValue",
      "pAdjusted",
      "effectSize",
      "n",
    ],
    summary.comparisons.map(({ ci95, ...comparison }) => ({
      ...comparison,
      bound: bounds.has(comparison.method),
      ci95Low: ci95?.[0] ?? null,
      ci95High: ci95?.[1] ?? null,
    })),
  ).orderby("accounting", "metric");
}
