import { FIGURES } from "./figures/index.ts";
import { page } from "./page/page.ts";
import type { ReportInput } from "./report-input.ts";
import { specText } from "./spec-text.ts";
import { buildTables, csvOf } from "./tables/index.ts";

export type { DataCard, ReportInput } from "./report-input.ts";
export { FIGURES, type Figure } from "./figures/index.ts";
export { buildTables, type ReportTables } from "./tables/index.ts";

/**
 * A report as relative path to file text: `report.html`, `figures/<id>.vl.json`, `tables/<id>.csv`.
 *
 * A pure function of its input: same input, same bytes, on any machine.
 */
export function buildReport(input: ReportInput): Map<string, string> {
  const tables = buildTables(input);
  const figures = FIGURES.map(({ id, title, csv, build }) => ({ id, title, csv, spec: build(tables) }));
  return new Map([
    ["report.html", page(input, tables, figures)],
    ...figures.map(({ id, spec }): [string, string] => [`figures/${id}.vl.json`, specText(spec)]),
    ...Object.entries(tables.files).map(([id, table]): [string, string] => [
      `tables/${id}.csv`,
      csvOf(table),
    ]),
  ]);
}
