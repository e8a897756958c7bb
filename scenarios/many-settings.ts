import { gzipSync } from "node:zlib";
import { summarise } from "../harness/analysis/index.ts";
import { mainRuns, type CellsSummary } from "../harness/record/index.ts";
import { runLogLine, type RunFailure } from "../harness/run/index.ts";
import { buildCellsReport, cellFindings, type Findings } from "../reports/index.ts";
import { cellFacts } from "./cell.ts";
import { commandWith } from "./command.ts";
import { dataCards } from "./data-cards.ts";
import { cellsManifestOf, manifestOf } from "./manifest.ts";
import { runNotes } from "./run-notes.ts";
import type { CellResult } from "./scenario.ts";
import type { Completed, Underway } from "./underway.ts";

/** Logs of more runs than this would fill a disk: their digests stand for them. */
const RUNS_KEPT = 2000;
/** Speed over size: the logs of a large scenario are packed while its runs go on. */
const PACKING = { level: 1 };

/**
 * Sums up an experiment in several settings, cell by cell: the logs of one are summed up and let go before the next comes,
 * since those of all may not fit in memory.
 */
export async function manySettings(underway: Underway): Promise<Completed> {
  const { experiment, asked, setting, data, truths, runs, executions } = underway;
  const isKept = runs <= RUNS_KEPT;
  const cells: CellResult[] = [];
  const facts: Readonly<Record<string, unknown>>[] = [];
  const failed: RunFailure[] = [];
  const packed = new Map<string, Uint8Array>();
  const ofRuns = new Set<string>();
  for await (const { cell, logs, failures } of executions) {
    const manifest = manifestOf(cell.setting, data, truths(cell.setting), logs, {});
    const { methods, comparisons } = summarise(manifest, logs);
    const kept = experiment.keep?.({ manifest, logs: mainRuns(logs) }, asked.request);
    cells.push({ labels: cell.labels, manifest, results: { methods, comparisons }, kept });
    facts.push(cellFacts(cell));
    failed.push(...failures);
    for (const said of runNotes(cell.setting, logs)) ofRuns.add(said);
    if (isKept) packed.set(`cells/${cell.name}.jsonl.gz`, gzipSync(logs.map(runLogLine).join(""), PACKING));
  }
  const command = commandWith(experiment.name, { ...asked.typed, data: data.kind });
  const note = `Logs of more than ${RUNS_KEPT} runs are not kept: each setting's digest stands for its own, and the command makes them again.`;
  const noted = { ...data, notes: [...data.notes, ...(isKept ? [] : [note]), ...ofRuns] };
  const manifest = cellsManifestOf(setting, noted, cells, command);
  const findings = allFindings(cellFindings(cells), await experiment.findings?.(cells, asked.request));
  const { scenario, fingerprint, digest, referenceHypervolume } = manifest;
  const summary: CellsSummary = {
    scenario,
    fingerprint,
    digest,
    setting,
    data: manifest.data,
    referenceHypervolume,
    cells: cells.map(({ manifest: own, results }, at) => ({ ...facts[at], digest: own.digest, ...results })),
  };
  return {
    manifest,
    document: { ...summary, ...findings.document },
    text: [findings.text, ...[...ofRuns].map((said) => `note: ${said}`), ""].join("\n"),
    files: new Map<string, string | Uint8Array>([
      ...packed,
      ...buildCellsReport(manifest, findings, await dataCards(data)),
    ]),
    failures: failed,
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
