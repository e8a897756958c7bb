import { chargedRuns, summarise } from "../../harness/analysis/index.ts";
import {
  mainRuns,
  type CellsManifest,
  type CellsSummary,
  type Labels,
  type RunLog,
  type RunManifest,
} from "../../harness/record/index.ts";
import {
  buildCellsReport,
  buildReport,
  cellFindings,
  summaryText,
  type BuiltReport,
  type Findings,
} from "../../reports/index.ts";
import { dataCards } from "../results/data-cards.ts";
import type { CellResult, Experiment, Request } from "../scenario.ts";

/** What runs come to: a pure function of the experiment, its manifest and its logs. */
export interface SummedUp {
  readonly document: object;
  /** The compact table for a terminal. */
  readonly text: string;
  readonly report: BuiltReport;
}

/** An experiment in one setting: the summary is the document, and the report shows every run. */
export async function sumUpRuns(
  experiment: Experiment,
  request: Request,
  labels: Labels,
  manifest: RunManifest,
  logs: readonly RunLog[],
): Promise<SummedUp> {
  const summary = summarise(manifest, logs);
  const kept = experiment.keep?.({ manifest, logs: mainRuns(logs) }, request);
  const charged = chargedRuns(manifest, mainRuns(logs), labels);
  const result = { labels, manifest, results: summary, charged, kept };
  const findings = (await experiment.findings?.([result], request)) ?? null;
  return {
    document: { ...summary, ...findings?.document },
    text: [summaryText(summary), ...(findings === null ? [] : [findings.text])].join("\n"),
    report: buildReport(
      { manifest, logs: mainRuns(logs), summary, dataCards: await dataCards(manifest.data) },
      findings,
    ),
  };
}

/** The runs of one cell of several; its logs may be let go afterwards. */
export function sumUpCell(
  experiment: Experiment,
  request: Request,
  labels: Labels,
  manifest: RunManifest,
  logs: readonly RunLog[],
): CellResult {
  const { methods, comparisons } = summarise(manifest, logs);
  const kept = experiment.keep?.({ manifest, logs: mainRuns(logs) }, request);
  const charged = chargedRuns(manifest, mainRuns(logs), labels);
  return { labels, manifest, results: { methods, comparisons }, charged, kept };
}

/**
 * An experiment in several settings, cell by cell.
 * @param facts what the document says of each cell beside its results.
 */
export async function sumUpCells(
  experiment: Experiment,
  request: Request,
  manifest: CellsManifest,
  cells: readonly CellResult[],
  facts: readonly Readonly<Record<string, unknown>>[],
): Promise<SummedUp> {
  const findings = allFindings(cellFindings(cells), await experiment.findings?.(cells, request));
  const { scenario, fingerprint, digest, setting, data, referenceHypervolume } = manifest;
  const summary: CellsSummary = {
    scenario,
    fingerprint,
    digest,
    setting,
    data,
    referenceHypervolume,
    cells: cells.map(({ manifest: own, results }, at) => ({ ...facts[at], digest: own.digest, ...results })),
  };
  return {
    document: { ...summary, ...findings.document },
    text: findings.text,
    report: buildCellsReport(
      manifest,
      findings,
      await dataCards(data),
      cells.flatMap(({ charged }) => charged),
    ),
  };
}

/** What the scenario finds of its own comes first. */
function allFindings(common: Findings, own: Findings | undefined): Findings {
  if (own === undefined) return common;
  return {
    document: { ...common.document, ...own.document },
    text: own.text,
    sentences: [...own.sentences, ...common.sentences],
    tables: [...own.tables, ...common.tables],
    figures: [...own.figures, ...common.figures],
  };
}
