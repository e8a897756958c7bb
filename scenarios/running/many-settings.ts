import type { RunFailure } from "../../harness/run/index.ts";
import { cellFacts } from "./cell.ts";
import { cellsCommand } from "../results/command.ts";
import { cellsManifestOf, manifestOf } from "../results/manifest.ts";
import { packedLogs } from "./packed-logs.ts";
import { runNotes } from "./run-notes.ts";
import { plannedIn } from "./runs-of.ts";
import type { CellResult } from "../scenario.ts";
import { sumUpCell, sumUpCells } from "./sum-up.ts";
import type { Completed, Underway } from "./underway.ts";

/** Logs of more runs than this would fill a disk: their digests stand for them. */
const RUNS_KEPT = 2000;

/**
 * Sums up an experiment in several settings, cell by cell: the logs of one are summed up and let go before the next comes,
 * since those of all may not fit in memory.
 */
export async function manySettings(underway: Underway): Promise<Completed> {
  const { experiment, request, setting, data, truths, runs, executions } = underway;
  const isKept = runs <= RUNS_KEPT;
  const cells: CellResult[] = [];
  const facts: Readonly<Record<string, unknown>>[] = [];
  const failed: RunFailure[] = [];
  const packed = new Map<string, Uint8Array>();
  const ofRuns = new Set<string>();
  for await (const { cell, logs, failures } of executions) {
    const manifest = manifestOf(cell.setting, data, truths(cell.setting), logs, {});
    cells.push(sumUpCell(experiment, request, cell.labels, manifest, logs));
    facts.push(cellFacts(cell));
    failed.push(...failures);
    for (const said of runNotes(plannedIn(cell.setting), logs)) ofRuns.add(said);
    if (isKept) packed.set(`cells/${cell.name}.jsonl.gz`, packedLogs(logs));
  }
  const command = cellsCommand(experiment, request, setting, data.kind);
  const note = `Logs of more than ${RUNS_KEPT} runs are not kept: each setting's digest stands for its own, and the command makes them again.`;
  const noted = { ...data, notes: [...data.notes, ...(isKept ? [] : [note]), ...ofRuns] };
  const manifest = cellsManifestOf(setting, noted, cells, command);
  const { document, text, report } = await sumUpCells(experiment, request, manifest, cells, facts);
  return {
    manifest,
    document,
    text,
    files: new Map<string, string | Uint8Array>([...packed, ...report.files]),
    failures: failed,
  };
}
