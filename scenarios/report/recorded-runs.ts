import { TARGETS } from "../../harness/analysis/index.ts";
import type { CellsManifest, RunLog, RunManifest } from "../../harness/record/index.ts";
import { digestOf } from "../../harness/run/index.ts";
import { readLogs, refused, type RunFolder } from "./run-folder.ts";

/** By which sums of the same areas in another order may differ. */
const ROUNDING = 1e-9;

type OfRuns = Extract<RunFolder, { kind: "run" }>;
type OfCells = Extract<RunFolder, { kind: "cells" }>;

/** The runs of a folder in one setting: those that its manifest tells of, no others. @throws UsageError */
export async function recordedRuns(from: OfRuns): Promise<RunLog[]> {
  const logs = await readLogs(from, "runs.jsonl", mostRuns(from.manifest));
  checkRuns(from, "runs.jsonl", from.manifest, logs);
  return logs;
}

/** One cell of a folder of several settings, with its runs. */
export interface RecordedCell {
  /** Its logs' file in the folder. */
  readonly file: string;
  readonly labels: CellsManifest["cells"][number]["labels"];
  /** What the document says of it beside its results. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly manifest: RunManifest;
  readonly logs: readonly RunLog[];
}

/** The cells of a folder, one at a time. @throws UsageError */
export async function* recordedCells(from: OfCells): AsyncGenerator<RecordedCell> {
  for (const cell of from.manifest.cells) {
    const name = Object.entries(cell.labels)
      .map(([label, value]) => `${label}=${value ?? "none"}`)
      .join(",");
    const manifest = manifestOfCell(from.manifest, cell);
    const file = `cells/${name}.jsonl.gz`;
    const logs = await readLogs(from, file, mostRuns(manifest));
    checkRuns(from, file, manifest, logs);
    const { trace: zone, start, hours, gpus, carbonBudgetKg, switchSeconds } = cell.setting;
    const facts = { cell: name, zone, start, hours, gpus, carbonBudgetKg, switchSeconds, ...cell.labels };
    yield { file, labels: cell.labels, facts, manifest, logs };
  }
}

/** What the cell's own manifest said of it, but for the fingerprint and the command, which are those of all. */
function manifestOfCell(all: CellsManifest, cell: CellsManifest["cells"][number]): RunManifest {
  const setting = cell.setting as { methods: string[]; seeds: number[]; gpus: number; hours: number };
  const methods = setting.methods.flatMap((name) => all.methods.filter((method) => method.name === name));
  const { cells: _, ...shared } = all;
  return {
    ...shared,
    methods,
    digest: cell.digest,
    setting: cell.setting,
    data: { ...shared.data, notes: [...shared.data.notes, ...cell.notes] },
    seeds: setting.seeds,
    gpus: setting.gpus,
    hours: setting.hours,
    window: cell.window,
  };
}

/** A method on a seed has at most one run for each accounting, and of a bound one more for each target. */
function mostRuns({ methods, seeds, accountings }: RunManifest): number {
  return methods.length * seeds.length * Object.keys(accountings).length * (1 + TARGETS.length);
}

function checkRuns(
  from: OfRuns | OfCells,
  file: string,
  manifest: RunManifest,
  logs: readonly RunLog[],
): void {
  const fault = (why: string): Error => refused(from.folder, `${file}: ${why}`, from.manifest);
  const bounds = new Map(manifest.methods.map(({ name, bound }) => [name, bound]));
  for (const { key, bound } of logs) {
    const run = `a run of ${JSON.stringify(key.method.slice(0, 80))} on seed ${key.seed}`;
    if (key.scenario !== manifest.scenario || bounds.get(key.method) !== bound) {
      throw fault(`${run}, which the manifest does not have`);
    }
    if (!manifest.seeds.includes(key.seed)) throw fault(`${run}, a seed that the manifest does not have`);
  }
  const { referenceHypervolume } = from.manifest;
  for (const { key, events } of logs) {
    for (const event of events) {
      const found = "hypervolume" in event ? event.hypervolume : 0;
      if (found >= 0 && found <= referenceHypervolume * (1 + ROUNDING)) continue;
      throw fault(
        `a run of ${key.method} on seed ${key.seed} found the hypervolume ${found}, expected 0 to the whole table's ${referenceHypervolume}`,
      );
    }
  }
  const got = digestOf(logs);
  if (got !== manifest.digest) {
    throw fault(`its runs have the digest ${got}, expected ${manifest.digest}: some are missing or changed`);
  }
}
