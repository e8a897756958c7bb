import { isDeepStrictEqual } from "node:util";
import type { Accounting } from "../../harness/carbon/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import type { CellsManifest, Manifest, RunLog, RunManifest } from "../../harness/record/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { cellsOf } from "../running/cell.ts";
import { cellsCommand } from "../results/command.ts";
import { cellsManifestOf, digestsOf } from "../results/manifest.ts";
import { publicRequest } from "../setting/public-setting.ts";
import { runNotes } from "../running/run-notes.ts";
import { plannedIn } from "../running/runs-of.ts";
import type { Experiment, Request } from "../scenario.ts";
import { checkWhole } from "./check-whole.ts";
import { gathered, plannedBy, unionOfSeeds } from "./merge.ts";
import { recordedRequest } from "./recorded-request.ts";
import { recordedCells, type RecordedCell } from "./recorded-runs.ts";
import type { RunFolder } from "./run-folder.ts";

type OfCells = Extract<RunFolder, { kind: "cells" }>;

/** Runs in several settings, of one folder or of many. */
export interface MergedCells {
  readonly request: Request;
  readonly manifest: CellsManifest;
  readonly cells: readonly RecordedCell[];
}

/**
 * Folders of one scenario in several settings as if one command had run them: a setting that several have gets the methods and seeds
 * of all; what the scenario varies over (zones, budgets) is put together.
 * @throws UsageError naming what differs that must not, or the settings or runs that no folder has.
 */
export async function mergedCells(experiment: Experiment, folders: readonly OfCells[]): Promise<MergedCells> {
  const [first] = folders;
  const requests = folders.map(({ folder, manifest }) => recordedRequest(folder, experiment, manifest));
  const request = { ...requests[0], ...unionOf(folders, requests, experiment) };
  const parts = new Map<string, { folder: string; cell: RecordedCell }[]>();
  for (const from of folders) {
    for await (const cell of recordedCells(from)) {
      parts.set(cell.file, [...(parts.get(cell.file) ?? []), { folder: from.folder, cell }]);
    }
  }
  const asked = cellsOf(experiment, request);
  const cells = asked.flatMap(({ name }) => {
    const own = parts.get(`cells/${name}.jsonl.gz`);
    return own === undefined ? [] : [mergedCell(own)];
  });
  if (cells.length < asked.length || cells.length < parts.size) {
    const lacking = asked.flatMap(({ name }) => (parts.has(`cells/${name}.jsonl.gz`) ? [] : [String(name)]));
    throw new UsageError(
      `${folders.map(({ folder }) => folder).join(", ")} are not one set of runs: together they ask for ${asked.length} settings, and ` +
        `${lacking.length > 0 ? `lack ${lacking.slice(0, 5).join("; ")}` : `have ${parts.size}`}`,
    );
  }
  const { data } = first.manifest;
  const all = [...parts.values()].flat().map(({ cell }) => cell);
  const old = new Set(all.flatMap(({ manifest, logs }) => runNotes(plannedBy(manifest), logs)));
  const ofRuns = asked.flatMap(({ setting }, at) => runNotes(plannedIn(setting), cells[at].logs));
  const kept = folders.flatMap(({ manifest }) => manifest.data.notes).filter((note) => !old.has(note));
  const notes = [...new Set([...kept, ...ofRuns])];
  const sources = [
    ...new Map(
      folders.flatMap(({ manifest }) => manifest.data.sources).map((one) => [one.name, one]),
    ).values(),
  ];
  const setting = publicRequest(experiment, request, asked);
  const commandOf = (own: Partial<Request>): string =>
    cellsCommand(experiment, { ...request, ...own }, setting, data.kind);
  checkWhole(
    folders.map(({ folder }) => folder),
    asked.map(({ name, setting: own }, at) => ({
      cell: name,
      planned: plannedIn(own),
      logs: cells[at].logs,
    })),
    (methods, seeds) => commandOf({ methods: [...methods], seeds: [...seeds] }),
  );
  return {
    request,
    cells,
    manifest: cellsManifestOf(
      setting,
      { ...data, sources, notes },
      cells.map((cell, at) => ({
        ...cell,
        manifest: asRun(cell.manifest, asked[at].setting.accountings, sources, old),
      })),
      commandOf({}),
    ),
  };
}

/** A cell's manifest as the run of all would have it: its own fingerprint, on the data of all, and no notes on runs of a folder. */
function asRun(
  manifest: RunManifest,
  accountings: readonly Accounting[],
  sources: Manifest["data"]["sources"],
  old: ReadonlySet<string>,
): RunManifest {
  const { setting, data, version } = manifest;
  const notes = data.notes.filter((note) => !old.has(note));
  return {
    ...manifest,
    fingerprint: fingerprintOf([{ ...setting, accountings }, data.kind, digestsOf({ sources }), version]),
    data: { ...data, notes },
  };
}

/** One cell of several folders; all but methods and seeds must agree. */
function mergedCell(parts: readonly { folder: string; cell: RecordedCell }[]): RecordedCell {
  const [{ cell }] = parts;
  if (parts.length === 1) return cell;
  const { manifest, logs }: { manifest: RunManifest; logs: readonly RunLog[] } = gathered(
    parts.map(({ folder, cell: own }) => ({ folder, manifest: own.manifest, logs: own.logs })),
  );
  return { ...cell, manifest, logs };
}

/** Of flags that hold lists, all values that any folder has; others must be the same. @throws UsageError */
function unionOf(
  folders: readonly OfCells[],
  requests: readonly Request[],
  experiment: Experiment,
): Partial<Request> {
  const values = requests as unknown as readonly Readonly<Record<string, unknown>>[];
  const unions = Object.keys(experiment.defaults).map((name): [string, unknown] => {
    const [own, ...others] = values.map((one) => one[name]);
    // Each folder brings the user's own as a file of its own: they are the same where their prices are.
    const compared =
      name === "accounting" ? folders.map(({ manifest }) => manifest.accountings) : [own, ...others];
    if (compared.every((one) => isDeepStrictEqual(one, compared[0]))) return [name, own];
    if (name === "seeds") return [name, unionOfSeeds(requests.map(({ seeds }) => seeds))];
    if (compared.every(Array.isArray)) return [name, [...new Set([own, ...others].flat())]];
    const at = compared.findIndex((one) => !isDeepStrictEqual(one, compared[0]));
    throw new UsageError(
      `${folders[0].folder} and ${folders[at].folder} are not one set of runs: they differ in ${name} ` +
        `(${JSON.stringify(own)} and ${JSON.stringify(values[at][name])})`,
    );
  });
  return Object.fromEntries(unions);
}
