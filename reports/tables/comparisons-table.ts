import type { ReportInput } from "../report-input.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One method against another on one metric, paired over seeds. */
export interface ComparisonRow {
  readonly accounting: string;
  readonly metric: string;
  readonly method: string;
  readonly bound: boolean;
  readonly against: string;
  /** `primary` or `exploratory`. */
  readonly family: string;
  /** Ratio of means, method / against, over the `ratioN` seeds where both are defined. */
  readonly ratio: number | null;
  readonly ci95Low: number | null;
  readonly ci95High: number | null;
  readonly ratioN: number;
  /** Over all n pairs, a target never reached as the worst. */
  readonly pValue: number | null;
  /** Holm over the family. */
  readonly pAdjusted: number | null;
  readonly effectSize: number | null;
  readonly n: number;
  readonly reached: number;
  readonly againstReached: number;
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
      "family",
      "ratio",
      "ci95Low",
      "ci95High",
      "ratioN",
      "pValue",
      "pAdjusted",
      "effectSize",
      "n",
      "reached",
      "againstReached",
    ],
    summary.comparisons.map(({ ci95, ...comparison }) => ({
      ...comparison,
      bound: bounds.has(comparison.method),
      ci95Low: ci95?.[0] ?? null,
      ci95High: ci95?.[1] ?? null,
    })),
  ).orderby("accounting", "metric");
}
