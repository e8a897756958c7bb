import { parseAccounting } from "../../harness/carbon/index.ts";
import type { FileContent } from "../../harness/disk/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { runLogLines } from "../../harness/run/index.ts";
import { renderedFigure } from "../../reports/index.ts";
import { packedLogs } from "../running/packed-logs.ts";
import { sumUpCell, sumUpCells, sumUpRuns, type SummedUp } from "../running/sum-up.ts";
import { accountingFiles } from "../results/accounting-files.ts";
import { accountingsOf } from "../setting/accountings.ts";
import type { CellResult, Experiment, Request } from "../scenario.ts";
import { merged } from "./merge.ts";
import { mergedCells } from "./merge-cells.ts";
import { recordedCells, recordedRuns } from "./recorded-runs.ts";
import { recordedRequest, recordedScenario } from "./recorded-request.ts";
import { openUnchanged, refused, type RunFolder } from "./run-folder.ts";

/** A report made from logs alone. */
export interface Rebuilt extends SummedUp {
  readonly manifest: Manifest;
  /** All that a run writes but its provenance. */
  readonly files: Map<string, FileContent>;
}

/**
 * The report of one run folder, or of several as one set of runs: the same bytes as the run's own report.
 * @throws UsageError naming the folder and what is wrong with it, or what differs between folders.
 */
export async function rebuilt(folders: readonly string[]): Promise<Rebuilt> {
  const opened: RunFolder[] = [];
  for (const folder of folders) opened.push(await openUnchanged(folder));
  const [first] = opened;
  const experiment = experimentOf(first);
  if (first.kind !== "cells") return ofRuns(experiment, opened);
  return opened.length === 1 ? ofCells(experiment, first) : ofMergedCells(experiment, opened);
}

async function ofRuns(experiment: Experiment, folders: readonly RunFolder[]): Promise<Rebuilt> {
  const parts = [];
  for (const from of folders) {
    if (from.kind !== "run")
      throw refused(from.folder, "has several settings or no runs, and cannot be merged");
    parts.push({ folder: from.folder, manifest: from.manifest, logs: await recordedRuns(from) });
  }
  const { manifest, logs } = parts.length === 1 ? parts[0] : merged(parts);
  const request = recordedRequest(folders[0].folder, experiment, manifest);
  const summed = await sumUpRuns(experiment, request, {}, manifest, logs);
  const files = new Map<string, FileContent>([
    ["runs.jsonl", runLogLines(logs)],
    ...summed.report.files,
    ...ownAccountings(folders[0], request),
  ]);
  return { ...summed, manifest, files };
}

async function ofCells(
  experiment: Experiment,
  from: Extract<RunFolder, { kind: "cells" }>,
): Promise<Rebuilt> {
  const { folder, manifest } = from;
  const request = recordedRequest(folder, experiment, manifest);
  const cells: CellResult[] = [];
  const facts: Readonly<Record<string, unknown>>[] = [];
  const packed = new Map<string, Uint8Array>();
  for await (const cell of recordedCells(from)) {
    cells.push(sumUpCell(experiment, request, cell.labels, cell.manifest, cell.logs));
    facts.push(cell.facts);
    packed.set(cell.file, packedLogs(cell.logs));
  }
  const summed = await sumUpCells(experiment, request, manifest, cells, facts);
  return {
    ...summed,
    manifest,
    files: new Map<string, string | Uint8Array>([
      ...packed,
      ...summed.report.files,
      ...ownAccountings(from, request),
    ]),
  };
}

async function ofMergedCells(experiment: Experiment, folders: readonly RunFolder[]): Promise<Rebuilt> {
  const parts = folders.flatMap((from) => (from.kind === "cells" ? [from] : []));
  const other = folders.find(({ kind }) => kind !== "cells");
  if (other !== undefined) {
    throw refused(
      other.folder,
      "has one setting or no runs, and does not merge with several",
      other.manifest,
    );
  }
  const { request, manifest, cells } = await mergedCells(experiment, parts);
  const results = cells.map((cell) => sumUpCell(experiment, request, cell.labels, cell.manifest, cell.logs));
  const summed = await sumUpCells(
    experiment,
    request,
    manifest,
    results,
    cells.map(({ facts }) => facts),
  );
  const packed = cells.map(({ file, logs }): [string, FileContent] => [file, packedLogs(logs)]);
  const own = ownAccountings(folders[0], request);
  return { ...summed, manifest, files: new Map([...packed, ...summed.report.files, ...own]) };
}

/** The user's own accountings of a folder, as files of the report: in several settings the folder brings them, in one its setting does. */
function ownAccountings({ manifest }: RunFolder, request: Request): [string, string][] {
  const values = manifest.setting["accountings"];
  if (!Array.isArray(values)) return accountingFiles(accountingsOf(request.accounting));
  return accountingFiles(values.map((value) => parseAccounting(value, "of the setting")));
}

function experimentOf(from: RunFolder): Experiment {
  const scenario = recordedScenario(from.folder, from.manifest);
  if (scenario.kind === "experiment" && from.kind !== "study") return scenario;
  throw refused(
    from.folder,
    "a study runs no method and leaves no run logs: it is computed anew",
    from.manifest,
  );
}

/** Figures as files: `figures/<id>.svg` and the like. */
export async function figuresOf(
  figures: SummedUp["report"]["figures"],
  onProgress: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  for (const [at, figure] of figures.entries()) {
    for (const [name, bytes] of await renderedFigure(figure)) files.set(`figures/${name}`, bytes);
    onProgress({ done: at + 1, total: figures.length });
  }
  return files;
}
