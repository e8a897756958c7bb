import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import type { TopLevelSpec } from "vega-lite";
import { SUMS } from "../../harness/disk/index.ts";
import { parseAccounting } from "../../harness/carbon/index.ts";
import type { Difference, TypedFlags, Verification, VerifyOptions } from "../../harness/cli/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { renderedFigure } from "../../reports/index.ts";
import { retold, scenarioApi } from "../api.ts";
import { isPreset } from "../results/accounting-files.ts";
import type { Scenario, Study } from "../scenario.ts";
import { differences } from "./differences.ts";
import { accountingsIn, askedSetting, recordedRequest, recordedScenario } from "./recorded-request.ts";
import { olderFormat } from "./older-format.ts";
import { provenanceDifferences, sumDifferences } from "./told-differences.ts";
import { recordsIn } from "./recorded-work.ts";
import { fileIn, openRunFolder, readDocument, refused } from "./run-folder.ts";

/** What of two runs is results, where they differ. */
const RESULTS: ReadonlySet<Difference["what"]> = new Set(["digest", "metric", "file"]);

/** Files that tell more than the results, each compared on its own. */
const TOLD_ELSEWHERE = new Set(["manifest.json", "summary.json", "provenance.json", SUMS]);

/**
 * Runs the scenario of a report again, in a folder that is thrown away, and sets all that came out against what is recorded. One
 * whose work no machine does twice alike is told again from the records of that work in the folder, and none of it is done.
 */
export async function verified(folder: string, options: VerifyOptions): Promise<Verification> {
  const from = await openRunFolder(folder);
  const { manifest } = from;
  const scenario = recordedScenario(folder, manifest);
  if (scenario.kind === "experiment") recordedRequest(folder, scenario, manifest);
  const recorded = await readDocument(folder, manifest);
  const older = await olderFormat(from);
  const records = isRetold(scenario) ? await recordsIn(from) : null;
  const scratch = await mkdtemp(join(tmpdir(), "cenas-verify-"));
  try {
    const flags = await typedOf(folder, manifest, scratch);
    const out = join(scratch, "rerun");
    if (records === null) await scenarioApi.run(scenario.name, flags, { ...options, out });
    else await retold(scenario as Study, flags, records, { ...options, out });
    const { manifest: rerun } = await openRunFolder(out);
    // As it was written: in memory it may hold what JSON has no word for.
    const document = await readDocument(out, rerun);
    const found = [
      ...differences("version", manifest.version, rerun.version, "cenas-bench"),
      ...differences("data", dataOf(manifest), dataOf(rerun)),
      ...differences("setting", restOf(manifest), restOf(rerun)),
      ...differences("digest", manifest.digest, rerun.digest, "all run logs"),
      ...differences("setting", manifest.command, rerun.command, "command"),
      ...differences("setting", headOf(recorded), headOf(document), "summary.json"),
      ...differences("data", memberOf(recorded, "data"), memberOf(document, "data"), "summary.json.data"),
      ...differences("metric", resultsOf(recorded), resultsOf(document)),
      ...(await fileDifferences(folder, out, manifest)),
      ...(older === null ? await sumDifferences(folder, await namesIn(folder)) : []),
      ...(older === null ? await provenanceDifferences(folder, manifest) : []),
    ];
    return {
      // Of the run that was made: what a folder says may be anybody's.
      command: rerun.command,
      isRetold: records !== null,
      differences: found,
      ...(older === null ? {} : { older }),
      same: !found.some(({ what }) => RESULTS.has(what)),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function isRetold(scenario: Scenario): boolean {
  return scenario.kind === "study" && scenario.retell !== undefined;
}

/** The flags that ask for the recorded setting; an accounting of the user's own is written out where it can be named. */
async function typedOf(folder: string, manifest: Manifest, scratch: string): Promise<TypedFlags> {
  const setting = askedSetting(manifest);
  const known = Object.keys(scenarioApi.flags(manifest.scenario)).filter(
    (name) => setting[name] !== undefined && setting[name] !== null,
  );
  const typed: Record<string, unknown> = Object.fromEntries(known.map((name) => [name, setting[name]]));
  if (Array.isArray(setting["accountings"])) {
    typed["accounting"] = await Promise.all(
      setting["accountings"].map((value) => accountingFile(folder, manifest, value, scratch)),
    );
  } else if (Array.isArray(setting["accounting"])) {
    typed["accounting"] = accountingsIn(folder, setting["accounting"], manifest);
  }
  return typed;
}

async function accountingFile(
  folder: string,
  manifest: Manifest,
  value: unknown,
  scratch: string,
): Promise<string> {
  try {
    const accounting = parseAccounting(value, "of the setting");
    if (isPreset(accounting)) return accounting.name;
    const file = join(scratch, `${accounting.name}.json`);
    await writeFile(file, JSON.stringify(accounting));
    return file;
  } catch (error) {
    throw refused(folder, (error as Error).message, manifest);
  }
}

/** Sources by name, so that one that either lacks is told as such. */
function dataOf({ data }: Manifest): object {
  return {
    kind: data.kind,
    notes: data.notes,
    ...Object.fromEntries(data.sources.map((source) => [source.name, source])),
  };
}

/** All that a manifest says but what is compared by itself, and notes and command, which tell of how it was asked for. */
function restOf(manifest: Manifest): object {
  const { version: _, data: __, digest: ___, command: ____, setting, ...rest } = manifest;
  return { ...setting, ...rest };
}

/** Members of a document that say again what its manifest says. */
const HEAD = new Set(["setting", "digest", "fingerprint"]);

function headOf(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => HEAD.has(name)));
}

function memberOf(document: object, name: string): unknown {
  return (document as Readonly<Record<string, unknown>>)[name];
}

function resultsOf(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== "data" && !HEAD.has(name)));
}

/** Files that one of the two folders lacks or has otherwise: logs, page, tables, specs, and drawings, drawn anew from their specs. */
async function fileDifferences(folder: string, out: string, manifest: Manifest): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const name of await namesIn(folder, out)) {
    const rerun = (await readFile(join(out, name)).catch(() => null)) ?? (await drawn(out, name));
    const path = await fileIn(folder, name, manifest).catch(() => null);
    const recorded = path === null ? null : await readFile(path);
    if (recorded === null ? rerun === null : rerun !== null && recorded.equals(rerun)) continue;
    const told = (bytes: Uint8Array | null): string => (bytes === null ? "nothing" : `${bytes.length} bytes`);
    found.push({
      what: "file",
      where: name,
      recorded: told(recorded),
      rerun: `${told(rerun)}${rerun === null ? "" : ", others"}`,
    });
  }
  return found;
}

/** The files of both folders that are compared as they stand. */
async function namesIn(...folders: readonly string[]): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const name = relative(folder, join(entry.parentPath, entry.name));
      if (!entry.isDirectory() && !TOLD_ELSEWHERE.has(name)) names.add(name);
    }
  }
  return [...names].toSorted();
}

/** What `npm run report` draws of a figure beside its spec; null of any other file. */
async function drawn(out: string, name: string): Promise<Uint8Array | null> {
  const [, id] = /^figures\/([^/]+)\.(?:svg|png|csv)$/.exec(name) ?? [];
  if (id === undefined) return null;
  const spec = await readFile(join(out, "figures", `${id}.vl.json`), "utf8").catch(() => null);
  if (spec === null) return null;
  const files = await renderedFigure({ id, spec: JSON.parse(spec) as TopLevelSpec });
  const content = files.get(basename(name));
  return content === undefined ? null : Buffer.from(content as string | Uint8Array as string);
}
