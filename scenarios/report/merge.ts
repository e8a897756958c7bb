import type { RunLog, RunManifest } from "../../harness/record/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import { digestOf, runLogLine } from "../../harness/run/index.ts";
import { runKeyText } from "../../harness/record/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { isDeepStrictEqual } from "node:util";
import type { Planned } from "../running/absent-runs.ts";
import { digestsOf } from "../results/manifest.ts";
import { checkWhole } from "./check-whole.ts";
import { runNotes } from "../running/run-notes.ts";

/** The runs of one folder. */
export interface Part {
  readonly folder: string;
  readonly manifest: RunManifest;
  readonly logs: readonly RunLog[];
}

/**
 * Runs of several folders in one setting as one set, as if one command had made them: methods and seeds of all, in the order in
 * which they come.
 * @throws UsageError as `gathered`, or naming the runs that no folder has.
 */
export function merged(parts: readonly Part[]): Omit<Part, "folder"> {
  const { manifest, logs } = gathered(parts);
  checkWhole(
    parts.map(({ folder }) => folder),
    [{ cell: undefined, planned: plannedBy(manifest), logs }],
    (methods, seeds) => commandFor(manifest, methods, seeds),
  );
  return { manifest, logs };
}

/**
 * The same, whether or not every method has every seed then.
 * @throws UsageError naming what differs beside methods and seeds, or a run that the folders tell differently.
 */
export function gathered(parts: readonly Part[]): Omit<Part, "folder"> {
  const [first, ...others] = parts;
  for (const other of others) refuseDifferent(first, other);
  const logs = new Map<string, RunLog>();
  for (const part of parts) {
    for (const log of part.logs) {
      const key = runKeyText(log.key);
      const known = logs.get(key);
      if (known !== undefined && runLogLine(known) !== runLogLine(log)) {
        throw new UsageError(`run ${key}: ${part.folder} tells it otherwise than the folders before it`);
      }
      logs.set(key, log);
    }
  }
  const sorted = [...logs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, log]) => log);
  return { manifest: mergedManifest(parts, sorted), logs: sorted };
}

function mergedManifest(parts: readonly Part[], logs: readonly RunLog[]): RunManifest {
  const [{ manifest: first }] = parts;
  const manifests = parts.map(({ manifest }) => manifest);
  const all = new Map(manifests.flatMap(({ methods }) => methods.map((method) => [method.name, method])));
  const methods = [...all.values()];
  const names = methods.map(({ name }) => name);
  const seeds = unionOfSeeds(manifests.map((manifest) => manifest.seeds));
  const setting = { ...first.setting, methods: names, seeds };
  return {
    ...first,
    fingerprint: fingerprintOf([setting, first.data.kind, digestsOf(first.data), first.version]),
    digest: digestOf(logs),
    setting,
    data: { ...first.data, notes: mergedNotes(parts, { ...first, methods, seeds }, logs) },
    seeds,
    methods,
    command: commandFor(first, names, seeds),
  };
}

/** The command of runs in one setting with other methods and seeds. */
function commandFor(
  { command }: Pick<RunManifest, "command">,
  methods: readonly string[],
  seeds: readonly number[],
): string {
  return command
    .replace(/ --methods \S+/, ` --methods ${methods.join(",")}`)
    .replace(/ --seeds \S+/, ` --seeds ${seeds.join(",")}`);
}

/** In the order that all have them in, else by number. */
export function unionOfSeeds(lists: readonly (readonly number[])[]): readonly number[] {
  const [first] = lists;
  if (lists.every((list) => isDeepStrictEqual(list, first))) return first;
  return [...new Set(lists.flat())].toSorted((a, b) => a - b);
}

/** What decides which runs there are, as a manifest has it. */
export function plannedBy({
  methods,
  seeds,
  accountings,
  setting,
}: Pick<RunManifest, "methods" | "seeds" | "accountings" | "setting">): Planned {
  const { carbonBudgetKg } = setting as { carbonBudgetKg: number | null };
  return {
    methods: methods.map(({ name }) => name),
    seeds,
    accountings: Object.keys(accountings),
    carbonBudgetKg,
  };
}

/** The notes of all parts; those on their runs anew, where the first part's stand. */
function mergedNotes(
  parts: readonly Part[],
  whole: Parameters<typeof plannedBy>[0],
  logs: readonly RunLog[],
): string[] {
  const old = new Set(parts.flatMap((part) => runNotes(plannedBy(part.manifest), part.logs)));
  const all = [...new Set(parts.flatMap(({ manifest }) => manifest.data.notes))];
  const place = all.findIndex((note) => old.has(note));
  const before = place < 0 ? all : all.slice(0, place);
  const after = all.slice(before.length).filter((note) => !old.has(note));
  return [...before, ...runNotes(plannedBy(whole), logs), ...after];
}

/** What must agree, by the name that a message gives it. */
function commonOf({ manifest }: Part): Map<string, unknown> {
  const { scenario, version, setting, data, accountings, objectives, referenceHypervolume, window } =
    manifest;
  const { methods: _, seeds: __, ...rest } = setting;
  return new Map<string, unknown>([
    ["scenario", scenario],
    ["version", version],
    ["data.kind", data.kind],
    ...data.sources.map(({ name, sha256 }): [string, unknown] => [`data ${name}`, sha256]),
    ...Object.entries(rest).map(([name, value]): [string, unknown] => [`setting.${name}`, value]),
    ["accountings", accountings],
    ["objectives", objectives],
    ["referenceHypervolume", referenceHypervolume],
    ["window", window],
  ]);
}

function refuseDifferent(first: Part, other: Part): void {
  const [ours, theirs] = [commonOf(first), commonOf(other)];
  const different = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => JSON.stringify(ours.get(name)) !== JSON.stringify(theirs.get(name)),
  );
  if (different.length === 0) return;
  const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 60);
  const told = different.map((name) => `${name} (${short(ours.get(name))} and ${short(theirs.get(name))})`);
  throw new UsageError(
    `${first.folder} and ${other.folder} are not one set of runs: they differ in ${told.join(", ")}; ` +
      "expected the same data and setting, apart from methods and seeds",
  );
}
