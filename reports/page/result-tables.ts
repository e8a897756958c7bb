import { BASELINE, LEAST_FOR_INTERVAL, PRIMARY_METRICS } from "../../harness/analysis/index.ts";
import {
  CARBON_UNIT,
  comparisonsAgainst,
  metricOf,
  percentOf,
  rowsOf,
  type ActivityRow,
  type ComparisonRow,
  type ReportTables,
  type ResultRow,
  type TargetRow,
} from "../tables/index.ts";
import { htmlTable } from "./html-table.ts";
import { intervalText, numberText, probabilityText } from "./number-text.ts";
import { sciTable } from "./sci-table.ts";

/** What each method used and found; targets have a table of their own, the rest is in the CSV. */
const RESULT_METRICS = [
  "carbonKg",
  "energyKwh",
  "gpuHours",
  "intensityPaidGPerKwh",
  "hypervolumeFraction",
  "logHypervolumeDifference",
  "trained",
  "sampled",
];
/** A share of hypervolume differs between methods in its third digit. */
const DIGITS: Readonly<Record<string, number>> = { hypervolumeFraction: 4 };

/** The tables of one accounting that people read; the whole of each is in its CSV. */
export function resultTables(tables: ReportTables, accounting: string): string {
  const label = new Map(tables.experiment.methods.map((method) => [method.name, method.label]));
  const nameOf = (method: string): string => label.get(method) ?? method;
  const bounds = new Set(tables.experiment.methods.filter(({ bound }) => bound).map(({ name }) => name));
  const compared = rowsOf<ComparisonRow>(tables.comparisons);
  return [
    results(rowsOf<ResultRow>(tables.results).filter(of(accounting)), accounting, nameOf),
    targets(rowsOf<TargetRow>(tables.targets).filter(of(accounting)), accounting, nameOf),
    comparisons(comparisonsAgainst(BASELINE, compared, bounds).filter(of(accounting)), accounting, nameOf),
    activities(rowsOf<ActivityRow>(tables.activities).filter(of(accounting)), accounting, nameOf),
    sciTable(tables, accounting, nameOf),
  ].join("\n");
}

function of(accounting: string): (row: { readonly accounting: string }) => boolean {
  return (row) => row.accounting === accounting;
}

type NameOf = (method: string) => string;

function results(rows: readonly ResultRow[], accounting: string, nameOf: NameOf): string {
  const methods = [...new Set(rows.map(({ method }) => method))];
  const metrics = RESULT_METRICS.filter((metric) => rows.some((row) => row.metric === metric));
  return htmlTable({
    caption: `Results under ${accounting}: mean [95 % bootstrap interval] over seeds; no interval from fewer than ${LEAST_FOR_INTERVAL}`,
    columns: ["method", "seeds", ...metrics.map(headOf)],
    rows: methods.map((method) => {
      const own = rows.filter((row) => row.method === method);
      const cells = metrics.map((metric) => {
        const row = own.find((one) => one.metric === metric);
        return row === undefined
          ? numberText(null)
          : intervalText(row.mean, row.ci95Low, row.ci95High, DIGITS[metric], "\n");
      });
      return [nameOf(method), String(own[0].seeds)].concat(cells);
    }),
  });
}

function targets(rows: readonly TargetRow[], accounting: string, nameOf: NameOf): string {
  const carbon = rows.filter(({ quantity }) => quantity === "carbonKg");
  const methods = [...new Set(carbon.map(({ method }) => method))];
  const shares = [...new Set(carbon.map(({ target }) => target))].toSorted((a, b) => a - b);
  return htmlTable({
    caption: `Carbon (${CARBON_UNIT}) under ${accounting} to a share of the whole table's hypervolume: median over all seeds, one that never reached it above all that did, and how many did`,
    columns: ["method", ...shares.map(percentOf)],
    rows: methods.map((method) => {
      const cells = shares.map((share) => {
        const row = carbon.find((one) => one.method === method && one.target === share);
        return row === undefined
          ? numberText(null)
          : `${row.reached === 0 ? "never" : numberText(row.median)}\n${row.reached} of ${row.seeds} seeds`;
      });
      return [nameOf(method)].concat(cells);
    }),
  });
}

function comparisons(against: readonly ComparisonRow[], accounting: string, nameOf: NameOf): string {
  const asked = PRIMARY_METRICS.map((metric) => metricOf(metric).label).join(" and ");
  const table = htmlTable({
    caption: `Against ${BASELINE} under ${accounting}: ratio of means [95 % paired bootstrap interval] over the seeds where both have a value, no interval from fewer than ${LEAST_FOR_INTERVAL}; Wilcoxon signed rank over all paired seeds, a target never reached as the worst; p adjusted by Holm, together over the primary question (${asked}), else metric by metric over all pairs of methods`,
    columns: [
      "method",
      "metric",
      "question",
      "ratio",
      "p",
      "p adjusted",
      "rank-biserial r",
      "paired seeds",
      `with a value\nmethod / ${BASELINE} / both`,
    ],
    wordColumns: 3,
    rows: against.map((row) => [
      nameOf(row.method),
      metricOf(row.metric).label,
      row.family,
      intervalText(row.ratio, row.ci95Low, row.ci95High),
      probabilityText(row.pValue),
      probabilityText(row.pAdjusted),
      numberText(row.effectSize, 2),
      String(row.n),
      `${row.reached} / ${row.againstReached} / ${row.ratioN}`,
    ]),
  });
  return `<details><summary>All comparisons against ${BASELINE} under this accounting (${against.length})</summary>\n${table}\n</details>`;
}

function activities(rows: readonly ActivityRow[], accounting: string, nameOf: NameOf): string {
  const methods = [...new Set(rows.map(({ method }) => method))];
  const parts = [...new Set(rows.map(({ activity }) => activity))];
  return htmlTable({
    caption: `Carbon by activity (${CARBON_UNIT}) under ${accounting}: means over seeds`,
    columns: ["method", ...parts, "all"],
    rows: methods.map((method) => {
      const own = parts.map(
        (part) => rows.find((row) => row.method === method && row.activity === part)?.carbonKg ?? 0,
      );
      const all = own.reduce((sum, kg) => sum + kg, 0);
      return [nameOf(method)].concat(own.concat(all).map((kg) => numberText(kg)));
    }),
  });
}

function headOf(metric: string): string {
  const { label, unit } = metricOf(metric);
  return unit === "" ? label : `${label}\n${unit}`;
}
