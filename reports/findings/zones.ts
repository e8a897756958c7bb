import { meanRatio, type MedianProgress } from "../../harness/analysis/index.ts";
import type { RunManifest } from "../../harness/record/index.ts";
import { searchProgress } from "../figures/search-progress.ts";
import { zoneRatios } from "../figures/zone-ratios.ts";
import { intervalText, numberText } from "../page/number-text.ts";
import { metricOf, rowsOf } from "../tables/index.ts";
import { progressTable } from "../tables/progress-table.ts";
import { zoneRatiosTable, type ZoneRatioRow } from "../tables/zone-ratios-table.ts";
import { aligned } from "../text/aligned.ts";
import { bestStatics, familyOf } from "./best-statics.ts";
import type { LabelledResults } from "./by-cell.ts";
import type { Findings } from "./findings.ts";

type Cell = LabelledResults & {
  readonly manifest: RunManifest;
  readonly kept: readonly MedianProgress[];
};

const ALL_ZONES = "all zones";
/** Carbon to two targets, and what the whole run costs and finds. */
const METRICS = ["carbonKgTo.0.97", "carbonKgTo.0.98", "carbonKg", "hypervolumeFraction"];
/** What is told first. */
const TOLD = "carbonKgTo.0.98";

/** One method against the others, zone by zone, and over what training saw and did not see. */
export function zoneFindings(cells: readonly Cell[], subject: string): Findings {
  const [{ manifest }] = cells;
  const accountings = Object.keys(manifest.accountings);
  const statics = bestStatics(cells, accountings[0], TOLD);
  const rivals = rivalsOf(
    cells,
    subject,
    statics.map(({ best }) => best),
  );
  const rows = groupsOf(cells).flatMap(({ zone, seen, members }) =>
    accountings.flatMap((accounting) =>
      METRICS.flatMap((metric) =>
        rivals.map((against): ZoneRatioRow => ({
          zone,
          seen,
          cells: members.length,
          accounting,
          metric,
          method: subject,
          against,
          ...meanRatio(members.map((cell) => pairIn(cell, accounting, metric, subject, against))),
        })),
      ),
    ),
  );
  const progress = progressTable(
    cells.map(({ labels, kept }) => ({ zone: String(labels["zone"]), progress: kept })),
  );
  return {
    document: { zones: { subject, statics, ratios: rows } },
    text: textOf(rows, subject),
    sentences: [
      ...(statics.length > 0
        ? []
        : ["No setting that training saw was run, so no fixed split is chosen: all that ran are shown."]),
      ...statics.map(
        ({ family, best, chosenOn, among }) =>
          `Of the fixed splits ${family}-N, ${best} needs least carbon to ${TOLD.split("To.")[1]} of the full hypervolume in the ${chosenOn} settings that training saw; it is the one to beat (kg for one success: ${among.map(({ method, carbonKg }) => `${method} ${carbonKg === null ? "never" : numberText(carbonKg)}`).join(", ")}).`,
      ),
      ...rows.filter(({ zone, metric }) => zone === ALL_ZONES && metric === TOLD).map(sentence),
    ],
    tables: [
      {
        id: "zone-ratios",
        caption: `${subject} against others, geometric mean of ratios; each seed's ratios are averaged over the settings, then seeds resampled for the 95 % interval`,
        table: zoneRatiosTable(rows),
      },
      {
        id: "search-progress",
        caption:
          "Hypervolume by the hour, % of the whole table's: quartiles over a zone's settings of the median over seeds",
        table: progress,
      },
    ],
    figures: [
      ...rivals.map((against) =>
        zoneRatios(
          rows.filter((row) => row.against === against && row.metric === TOLD),
          manifest.data,
          // Which fixed split is the best hangs on the runs, the figure's name must not.
          `zones-against-${statics.some(({ best }) => best === against) ? `best-${familyOf(against)}` : against}`,
        ),
      ),
      searchProgress(rowsOf(progress), manifest),
    ],
  };
}

/**
 * All methods but bounds, which are no rivals, and those fixed splits that another of their family beats; without a
 * setting that training saw there is nothing to choose by, and all of them stay.
 */
function rivalsOf(cells: readonly Cell[], subject: string, best: readonly string[]): string[] {
  return cells[0].manifest.methods
    .flatMap(({ name, bound }) => (bound ? [] : [name]))
    .filter(
      (name) =>
        name !== subject && (best.length === 0 || familyOf(name) === undefined || best.includes(name)),
    );
}

interface Group {
  readonly zone: string;
  readonly seen: string;
  readonly members: readonly Cell[];
}

/** Every zone by itself, apart by what training saw of it; then all zones together. */
function groupsOf(cells: readonly Cell[]): Group[] {
  const groups = new Map<string, Cell[]>();
  for (const zone of [...new Set(cells.map(({ labels }) => String(labels["zone"]))), ALL_ZONES]) {
    for (const cell of cells) {
      if (zone !== ALL_ZONES && cell.labels["zone"] !== zone) continue;
      const key = `${zone}|${String(cell.labels["seen"])}`;
      groups.set(key, [...(groups.get(key) ?? []), cell]);
    }
  }
  return [...groups].map(([key, members]) => {
    const [zone, seen] = key.split("|");
    return { zone, seen, members };
  });
}

function pairIn({ results }: Cell, accounting: string, metric: string, method: string, against: string) {
  const [values, others] = [method, against].map(
    (name) => results.methods[name]?.accounting[accounting]?.metrics[metric]?.values ?? [],
  );
  return { values, others };
}

function sentence(row: ZoneRatioRow): string {
  const { seen, accounting, against, method, ratio, ci95, n, cells } = row;
  const interval = intervalText(ratio, ci95?.[0] ?? null, ci95?.[1] ?? null);
  const verdict =
    ci95 === null || (ci95[0] <= 1 && ci95[1] >= 1) ? "not settled" : ci95[1] < 1 ? "less" : "more, it loses";
  return `${seen}, ${accounting}: to 98 % ${method} needs ${interval} times the carbon of ${against} (${verdict}; ${cells} settings, ${n} seeds; ${arrivals(row)}).`;
}

/** A ratio rests on the pairs where both got there: who failed to must stand beside it. */
function arrivals({ method, against, pairs, ofPairs, reached, againstReached }: ZoneRatioRow): string {
  return `both got there in ${pairs} of ${ofPairs} pairs, ${method} in ${reached}, ${against} in ${againstReached}`;
}

function textOf(rows: readonly ZoneRatioRow[], subject: string): string {
  const told = rows.filter(({ metric }) => metric === TOLD);
  const rivals = [...new Set(told.map(({ against }) => against))];
  const keys = [...new Set(told.map(({ zone, seen, accounting }) => `${accounting}|${zone}|${seen}`))];
  const lines = keys.map((key) => {
    const [accounting, zone, seen] = key.split("|");
    const own = told.filter((row) => row.accounting === accounting && row.zone === zone && row.seen === seen);
    return [zone, seen, accounting, String(own[0].cells), ...rivals.map((rival) => ratioText(own, rival))];
  });
  const header = ["zone", "seen", "accounting", "cells", ...rivals.map((rival) => `/ ${rival}`)];
  return `${metricOf(TOLD).label}: ${subject} over others, geometric mean [95 % interval]; below 1: less carbon\n${aligned([header, ...lines])}\n`;
}

function ratioText(rows: readonly ZoneRatioRow[], against: string): string {
  const row = rows.find((one) => one.against === against);
  if (row === undefined || row.ratio === null) return "-";
  const [low, high] = row.ci95 ?? [null, null];
  return low === null || high === null
    ? numberText(row.ratio)
    : `${row.ratio.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
