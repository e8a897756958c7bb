import { chargedRuns, type ChargedRun } from "../harness/analysis/index.ts";
import type { CellsManifest, Manifest } from "../harness/record/index.ts";
import { exportFiles } from "./exports/index.ts";
import { FIGURES } from "./figures/index.ts";
import type { Findings } from "./findings/findings.ts";
import { headlines } from "./findings/headlines.ts";
import { cellsSections } from "./page/cells-sections.ts";
import type { BuiltFigure } from "./page/figures-section.ts";
import { page } from "./page/page.ts";
import { runSections } from "./page/run-sections.ts";
import { studySections } from "./page/study-sections.ts";
import type { DataCard, ReportInput } from "./report-input.ts";
import { specText } from "./spec-text.ts";
import { publishedClaim } from "./text/published-claim.ts";
import { buildTables, csvOf, type ReportTables } from "./tables/index.ts";

export type { Findings, FoundTable } from "./findings/findings.ts";
export type { DataCard, ReportInput } from "./report-input.ts";
export { FIGURES, type Figure } from "./figures/index.ts";
export { indexPage, type IndexedReport } from "./page/index-page.ts";
export type { BuiltFigure } from "./page/figures-section.ts";
export { renderedFigure } from "./render/figure-files.ts";
export { buildTables, rowsOf, tableOf, tableOfCsv, type ReportTables, type TableOf } from "./tables/index.ts";
export { ablationFindings } from "./findings/ablation.ts";
export { actionFindings } from "./findings/actions.ts";
export { budgetFindings } from "./findings/budgets.ts";
export { forecastFindings } from "./findings/forecasts.ts";
export type { ScoredForecaster } from "./tables/forecast-tables.ts";
export { cellFindings } from "./findings/by-cell.ts";
export { evaluatorFindings } from "./findings/evaluators.ts";
export type { EvaluatorRow, RankAgreement } from "./tables/evaluators-table.ts";
export { regionFindings } from "./findings/regions.ts";
export { REGION_MEASURES, type DrawMeasures, type RegionRow } from "./tables/regions-table.ts";
export type { LiveWorkDone } from "./findings/live-document.ts";
export { costFindings, openDomainFindings, type CostRow, type OpenDomain } from "./findings/open-domain.ts";
export { tableCheckFindings, type TableAgreement, type TableCheck } from "./findings/table-check.ts";
export type { ConfusionRow, EpochRow, FinalRow, PowerRow, TrainedRow } from "./tables/live-tables.ts";
export { savingsFindings } from "./findings/savings.ts";
export { zoneFindings } from "./findings/zones.ts";
export { numberText } from "./page/number-text.ts";
export { aligned } from "./text/aligned.ts";
export { banner } from "./text/banner.ts";
export { PUBLISHED_FOLD, claimVerdict, claimedFold } from "./text/published-claim.ts";
export { summaryText } from "./text/summary-text.ts";

type Files = Map<string, string>;

/** A report, as relative path to file text, and the figures in it, for whoever draws them. */
export interface BuiltReport {
  readonly files: Files;
  readonly figures: readonly BuiltFigure[];
}

/**
 * A report on runs in one setting, as relative path to file text: `report.html`, `figures/<id>.vl.json`,
 * `tables/<id>.csv`.
 *
 * A pure function of its input: same input, same bytes, on any machine.
 */
export function buildReport(input: ReportInput, findings: Findings | null = null): BuiltReport {
  const tables = buildTables(input);
  const standard = FIGURES.map(({ id, title, csv, build }) => ({ id, title, csv, spec: build(tables) }));
  const figures = [...(findings?.figures ?? []), ...standard];
  const files = new Map([
    ["report.html", page(input.manifest, runSections(input, tables, figures, findings))],
    ...figureFiles(figures),
    ...Object.entries(tables.files).map(([id, table]): [string, string] => [
      `tables/${id}.csv`,
      csvOf(table),
    ]),
    ...tableFiles(findings?.tables ?? []),
    ...exportFiles(chargedRuns(input.manifest, input.logs, {}), input.manifest.fingerprint),
    sentencesFile([...(findings?.sentences ?? []), ...summarySentences(tables, input.summary)]),
  ]);
  return { files, figures };
}

/** The same on runs in several settings. */
export function buildCellsReport(
  manifest: CellsManifest,
  findings: Findings,
  dataCards: readonly DataCard[],
  charged: readonly ChargedRun[],
): BuiltReport {
  const report = reportOf(page(manifest, cellsSections(manifest, findings, dataCards)), findings);
  return { ...report, files: new Map([...report.files, ...exportFiles(charged, manifest.fingerprint)]) };
}

/** The same on a study; with exports where it did work. */
export function buildStudyReport(
  manifest: Manifest,
  findings: Findings,
  dataCards: readonly DataCard[],
  charged: readonly ChargedRun[] = [],
): BuiltReport {
  const report = reportOf(page(manifest, studySections(manifest, findings, dataCards)), findings);
  if (charged.length === 0) return report;
  return { ...report, files: new Map([...report.files, ...exportFiles(charged, manifest.fingerprint)]) };
}

function reportOf(html: string, { figures, tables, sentences }: Findings): BuiltReport {
  const files = new Map([
    ["report.html", html],
    ...figureFiles(figures),
    ...tableFiles(tables),
    sentencesFile(sentences),
  ]);
  return { files, figures };
}

/** What was found, in words, for pages of many reports. */
function sentencesFile(sentences: readonly string[]): [string, string] {
  return ["findings.json", `${JSON.stringify({ sentences }, null, 2)}\n`];
}

/** What the summary of runs in one setting says, as plain text. */
function summarySentences(tables: ReportTables, summary: ReportInput["summary"]): string[] {
  const told = headlines(tables).flatMap(({ accounting, sentences }) =>
    sentences.map((sentence) => `${accounting}: ${sentence.replaceAll(/\*\*|`/g, "")}`),
  );
  return [...publishedClaim(summary), ...told];
}

function figureFiles(figures: readonly BuiltFigure[]): [string, string][] {
  return figures.map(({ id, spec }) => [`figures/${id}.vl.json`, specText(spec)]);
}

function tableFiles(tables: Findings["tables"]): [string, string][] {
  return tables.map(({ id, table }) => [`tables/${id}.csv`, csvOf(table)]);
}
