import { LEAST_FOR_INTERVAL, PRIMARY_METRICS } from "../../harness/analysis/index.ts";
import { aligned } from "../../reports/index.ts";
import type { ComparedRow } from "./compared-rows.ts";

/** Rows for a terminal. In several settings only what the primary question is asked on; the document has all. */
export function comparedText(rows: readonly ComparedRow[], seeds: readonly number[]): string[] {
  const isMany = new Set(rows.map(({ cell }) => cell)).size > 1 || rows[0].cell !== "";
  const shown = isMany ? rows.filter(({ metric }) => PRIMARY_METRICS.includes(metric)) : rows;
  return [
    ...(seeds.length === 0 ? APART : pairedOver(seeds)),
    ...(isMany ? [`${PRIMARY_METRICS.join(" and ")} only; --json has all metrics`] : []),
    "",
    tableText(shown, isMany),
  ];
}

const APART = [
  "no seed is in both: A and B are means over each one's own runs that have a value (how many of how many: reached), no test",
];

function pairedOver(seeds: readonly number[]): string[] {
  return [
    `paired over ${seeds.length} seed(s) that both have; A, B and A - B are means over the n of them where both have a value; ` +
      "reached: of how many runs A and B have one, where that is not n",
    `an interval from ${LEAST_FOR_INTERVAL} pairs on; p: Wilcoxon, a target never reached above all others; Holm over each metric's rows under one accounting`,
  ];
}

function tableText(rows: readonly ComparedRow[], isMany: boolean): string {
  const cell = (text: string): string[] => (isMany ? [text] : []);
  const header = ["method", "accounting", "metric", "A", "B", "A - B", "95 % interval", "n", "reached", "p"];
  return aligned([
    [...cell("cell"), ...header, "p adj."],
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
      reached(row),
      short(row.pValue, 2),
      short(row.pAdjusted, 2),
    ]),
  ]);
}

/** Nothing where every run has a value. */
function reached({ n, reachedA, reachedB, runsA, runsB }: ComparedRow): string {
  const isWhole = [reachedA, reachedB, runsA, runsB].every((count) => count === n);
  return isWhole ? "" : `${reachedA}/${runsA} | ${reachedB}/${runsB}`;
}

function short(value: number | null, digits = 4): string {
  return value === null ? "-" : String(Number(value.toPrecision(digits)));
}
