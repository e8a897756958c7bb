import {
  adjustedWithin,
  COMPARED_METRICS,
  LEAST_FOR_INTERVAL,
  PRIMARY_METRICS,
  censoredDifference,
  mean,
  pairedDifference,
  wilcoxon,
} from "../../harness/analysis/index.ts";
import { aligned } from "../../reports/index.ts";
import type { CellSide } from "./side.ts";

/** One method under one accounting on one metric, in the one report and in the other. */
export interface ComparedRow {
  /** Of a scenario in several settings; empty otherwise. */
  readonly cell: string;
  readonly method: string;
  readonly bound: boolean;
  readonly accounting: string;
  readonly metric: string;
  /** Means over the shared seeds for which the metric is defined; where no seed is shared, over each one's own. */
  readonly a: number | null;
  readonly b: number | null;
  /** Mean of a less b, over the seeds where both are defined: `n` pairs. */
  readonly difference: number | null;
  /** 95 % bootstrap interval; null from fewer than six pairs. */
  readonly ci95: readonly [number, number] | null;
  readonly n: number;
  /**
   * Wilcoxon signed rank, two-sided, over `tested` pairs: a target never reached counts as dearer than any reached. Null of a
   * bound, and without pairs.
   */
  readonly pValue: number | null;
  readonly tested: number;
  /** Holm over the rows of one metric under one accounting. */
  readonly pAdjusted: number | null;
}

/** All that both have, cell by cell, paired by seed. */
export function comparedRows(
  ours: ReadonlyMap<string, CellSide>,
  theirs: ReadonlyMap<string, CellSide>,
): ComparedRow[] {
  const rows = [...ours].flatMap(([cell, one]) => {
    const other = theirs.get(cell);
    return other === undefined ? [] : rowsOf(cell, one, other);
  });
  return adjustedWithin(rows, ({ accounting, metric }) => `${accounting}|${metric}`);
}

function rowsOf(cell: string, ours: CellSide, theirs: CellSide): ComparedRow[] {
  const seeds = ours.seeds.filter((seed) => theirs.seeds.includes(seed));
  return Object.entries(ours.methods).flatMap(([method, { bound, accounting: own }]) =>
    Object.entries(own).flatMap(([accounting, one]) => {
      const other = theirs.methods[method]?.accounting[accounting];
      if (other === undefined) return [];
      return COMPARED_METRICS.flatMap((metric): ComparedRow[] => {
        const [a, b] = [one.metrics[metric], other.metrics[metric]];
        if (a === undefined || b === undefined) return [];
        const values = seeds.map((seed) => a.values[ours.seeds.indexOf(seed)] ?? null);
        const others = seeds.map((seed) => b.values[theirs.seeds.indexOf(seed)] ?? null);
        const { n, mean: difference, ci95 } = pairedDifference(values, others);
        const ranked = values.flatMap((value, i) => censoredDifference(value, others[i], metric));
        const pValue = bound || ranked.length === 0 ? null : wilcoxon(ranked).pValue;
        const told = {
          a: seeds.length === 0 ? a.mean : meanOf(values),
          b: seeds.length === 0 ? b.mean : meanOf(others),
          difference,
          ci95,
          n,
          pValue,
          tested: ranked.length,
          pAdjusted: null,
        };
        return [{ cell, method, bound, accounting, metric, ...told }];
      });
    }),
  );
}

function meanOf(values: readonly (number | null)[]): number | null {
  const defined = values.filter((value) => value !== null);
  return defined.length === 0 ? null : mean(defined);
}

/** For a terminal. In several settings only what the primary question is asked on; the document has all. */
export function comparedText(rows: readonly ComparedRow[], seeds: readonly number[]): string[] {
  const isMany = new Set(rows.map(({ cell }) => cell)).size > 1 || rows[0].cell !== "";
  const shown = isMany ? rows.filter(({ metric }) => PRIMARY_METRICS.includes(metric)) : rows;
  return [
    seeds.length === 0
      ? "no seed is in both: means only, no test"
      : `paired over ${seeds.length} seed(s) that both have; an interval from ${LEAST_FOR_INTERVAL} pairs on; p: Wilcoxon, a target never reached above all others; Holm over each metric's rows under one accounting`,
    ...(isMany ? [`${PRIMARY_METRICS.join(" and ")} only; --json has all metrics`] : []),
    "",
    tableText(shown, isMany),
  ];
}

function tableText(rows: readonly ComparedRow[], isMany: boolean): string {
  const cell = (text: string): string[] => (isMany ? [text] : []);
  const header = ["method", "accounting", "metric", "A", "B", "A - B", "95 % interval", "n", "p", "p adj."];
  return aligned([
    [...cell("cell"), ...header],
    ...rows.map((row) => [
      ...cell(row.cell),
      row.bound ? `${row.method}*` : row.method,
      row.accounting,
      row.metric,
      short(row.a),
      short(row.b),
      short(row.difference),
      row.ci95 === null ? "-" : `[${short(row.ci95[0])}, ${short(row.ci95[1])}]`,
      String(row.n),
      short(row.pValue, 2),
      short(row.pAdjusted, 2),
    ]),
  ]);
}

function short(value: number | null, digits = 4): string {
  return value === null ? "-" : String(Number(value.toPrecision(digits)));
}
