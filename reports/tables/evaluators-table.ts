import type { Interval } from "../../harness/analysis/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** A rank correlation, over seeds where something is drawn. */
export interface RankAgreement {
  readonly mean: number;
  readonly ci95: Interval | null;
  readonly values: readonly number[];
}

/** One way of judging architectures: what it costs, and how it ranks them, all and the accurate among them. */
export interface EvaluatorRow {
  readonly evaluator: string;
  readonly kind: string;
  /** GPU time of one judgement, mean over the space. */
  readonly costSeconds: number;
  /** GPU time before the first. */
  readonly setupGpuHours: number;
  /** Architectures that had to be trained for it. */
  readonly trained: number;
  readonly kendall: RankAgreement;
  readonly kendallHigh: RankAgreement;
  readonly spearman: RankAgreement;
  readonly spearmanHigh: RankAgreement;
  readonly ranked: number;
  readonly rankedHigh: number;
}

export const MEASURES = ["kendall", "kendallHigh", "spearman", "spearmanHigh"] as const;

/** One row for each evaluator; the intervals of its correlations in columns beside them. */
export function evaluatorsTable(rows: readonly EvaluatorRow[]): TableOf<object> {
  return tableOf<Record<string, unknown>>(
    [
      "evaluator",
      "kind",
      "costSeconds",
      "setupGpuHours",
      "trained",
      ...MEASURES.flatMap((measure) => [measure, `${measure}.low`, `${measure}.high`]),
      "ranked",
      "rankedHigh",
    ],
    rows.map(flat),
  );
}

function flat(row: EvaluatorRow): Record<string, unknown> {
  const measures = MEASURES.flatMap((measure) => {
    const { mean, ci95 } = row[measure];
    return [
      [measure, mean],
      [`${measure}.low`, ci95?.[0] ?? null],
      [`${measure}.high`, ci95?.[1] ?? null],
    ];
  });
  return { ...row, ...Object.fromEntries(measures) };
}
