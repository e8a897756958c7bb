import type { Labels, MetricSummary, Results } from "../../harness/record/index.ts";
import type { Findings } from "./findings.ts";
import { tableOf } from "../tables/index.ts";
import { aligned } from "../text/aligned.ts";

/** What a table of many settings shows of each method; the JSON document has every metric. */
const METRICS = [
  "carbonKg",
  "energyKwh",
  "hypervolumeFraction",
  "trained",
  "sampled",
  "hoursElapsed",
  "intensityPaidGPerKwh",
];
const TARGETS = ["0.95", "0.97", "0.98", "0.99"];

/** One setting of several, with its results. */
export interface LabelledResults {
  readonly labels: Labels;
  readonly results: Results;
}

/** What every scenario of several settings shows: each method in each cell, as one table. */
export function cellFindings(cells: readonly LabelledResults[]): Findings {
  const rows = cells.flatMap(rowsOfCell);
  const labels = [...new Set(cells.flatMap((cell) => Object.keys(cell.labels)))];
  const columns = [...new Set([...labels, ...rows.flatMap((row) => Object.keys(row))])];
  return {
    document: {},
    text: textOf(cells, labels),
    sentences: [],
    tables: [
      {
        id: "results-by-cell",
        caption:
          "Every method in every setting: mean and 95 % interval over seeds; to a target: median over all seeds, one that never got there above all that did",
        table: tableOf(columns, rows),
      },
    ],
    figures: [],
  };
}

type Row = Record<string, string | number | boolean | null>;

function rowsOfCell({ labels, results }: LabelledResults): Row[] {
  return Object.entries(results.methods).flatMap(([method, { bound, accounting }]) =>
    Object.entries(accounting).map(([name, { seeds, metrics }]) => {
      const row: Row = { ...labels, accounting: name, method, bound, seeds };
      for (const metric of METRICS) Object.assign(row, intervalOf(metric, metrics[metric]));
      for (const target of TARGETS) {
        const reached = metrics[`carbonKgTo.${target}`];
        row[`carbonKgTo.${target}`] = reached?.median ?? null;
        row[`reached.${target}`] = reached?.values.filter((value) => value !== null).length ?? 0;
      }
      return row;
    }),
  );
}

function intervalOf(name: string, metric: MetricSummary | undefined): Row {
  return {
    [name]: metric?.mean ?? null,
    [`${name}.low`]: metric?.ci95?.[0] ?? null,
    [`${name}.high`]: metric?.ci95?.[1] ?? null,
  };
}

function textOf(cells: readonly LabelledResults[], labels: readonly string[]): string {
  const header = [...labels, "accounting", "method", "carbon kg", "HV % of max", "kg to 97 %"];
  const rows = cells.flatMap(({ labels: own, results }) =>
    Object.entries(results.methods).flatMap(([method, { accounting }]) =>
      Object.entries(accounting).map(([name, { metrics }]) => [
        ...labels.map((label) => String(own[label] ?? "-")),
        name,
        method,
        fixed(metrics["carbonKg"]?.mean, 2),
        fixed((metrics["hypervolumeFraction"]?.mean ?? Number.NaN) * 100, 2),
        fixed(metrics["carbonKgTo.0.97"]?.median, 2),
      ]),
    ),
  );
  return `${aligned([header, ...rows])}\n`;
}

function fixed(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined || Number.isNaN(value) ? "-" : value.toFixed(digits);
}
