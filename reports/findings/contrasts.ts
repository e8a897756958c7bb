import { holm, pairedDifference } from "../../harness/analysis/index.ts";
import type { MetricSummary, Results } from "../../harness/record/index.ts";
import { numberText } from "../page/number-text.ts";
import { isSettled, type ContrastRow } from "../tables/contrasts-table.ts";
import { metricOf } from "../tables/index.ts";
import { aligned } from "../text/aligned.ts";

type MethodResults = Results["methods"][string];

/** One method in one setting against another, or against itself in another: paired by seed. */
export interface Contrast {
  readonly name: string;
  readonly own: MethodResults;
  readonly other: MethodResults;
}

/** Paired differences of every contrast on every metric, under every accounting that both have. */
export function contrastRows(contrasts: readonly Contrast[], metrics: readonly string[]): ContrastRow[] {
  const accountings = [...new Set(contrasts.flatMap(({ own }) => Object.keys(own.accounting)))];
  return accountings.flatMap((accounting) => {
    const rows = contrasts.flatMap(({ name, own, other }) =>
      metrics.map((metric) => {
        const [ours, theirs] = [own, other].map((one) => one.accounting[accounting]?.metrics[metric]);
        return { contrast: name, accounting, metric, ...differenceOf(metric, ours, theirs) };
      }),
    );
    const family = rows.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
    const adjusted = holm(family).values();
    return rows.map((row) =>
      Object.assign(row, { pAdjusted: row.pValue === null ? null : (adjusted.next().value ?? null) }),
    );
  });
}

/** A share of hypervolume differs in its digits behind the point: as per cent it can be read. */
function scaleOf(metric: string): { scale: number; unit: string } {
  return metric === "hypervolumeFraction"
    ? { scale: 100, unit: "% of full hypervolume" }
    : { scale: 1, unit: metricOf(metric).unit };
}

function differenceOf(
  metric: string,
  own: MetricSummary | undefined,
  other: MetricSummary | undefined,
): Omit<ContrastRow, "contrast" | "accounting" | "metric" | "pAdjusted"> {
  const { scale, unit } = scaleOf(metric);
  const [ours, theirs] = [own?.values ?? [], other?.values ?? []];
  // A run that failed is missing on one side: its exit code tells, and what is left does not pair.
  const { n, mean, ci95, pValue } =
    ours.length === theirs.length ? pairedDifference(ours, theirs) : pairedDifference([], []);
  const scaled = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : value * scale;
  return {
    unit,
    n,
    difference: scaled(mean),
    low: scaled(ci95?.[0]),
    high: scaled(ci95?.[1]),
    otherMean: scaled(other?.mean),
    pValue,
  };
}

/** Differences as a table for a terminal: a row each, a column for every metric. */
export function contrastsText(title: string, rows: readonly ContrastRow[]): string {
  const metrics = [...new Set(rows.map(({ metric }) => metric))];
  const names = [...new Set(rows.map(({ contrast, accounting }) => `${contrast}\n${accounting}`))];
  const header = ["contrast", "accounting", "n", ...metrics.map(headOf)];
  const lines = names.map((name) => {
    const [contrast, accounting] = name.split("\n");
    const own = rows.filter((row) => row.contrast === contrast && row.accounting === accounting);
    const most = Math.max(...own.map(({ n }) => n));
    const cells = metrics.map((metric) =>
      differenceText(
        own.find((row) => row.metric === metric),
        most,
      ),
    );
    return [contrast, accounting, String(most), ...cells];
  });
  return `${title} [95 % interval of the mean]; *: p < 0.05 with Holm's adjustment; (n): fewer pairs\n${aligned([header, ...lines])}\n`;
}

function headOf(metric: string): string {
  const { unit } = scaleOf(metric);
  return unit === "" ? metricOf(metric).label : `${metricOf(metric).label}, ${unit}`;
}

function differenceText(row: ContrastRow | undefined, most: number): string {
  if (row === undefined || row.difference === null) return "-";
  const { difference, low, high, n } = row;
  const interval = low === null || high === null ? "" : ` [${numberText(low)}, ${numberText(high)}]`;
  return `${numberText(difference)}${interval}${n < most ? ` (${n})` : ""}${isSettled(row) ? "*" : " "}`;
}
