import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { PRESETS, parseAccounting } from "../../harness/carbon/index.ts";
import type { Difference, TypedFlags, Verification, VerifyOptions } from "../../harness/cli/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { scenarioApi } from "../api.ts";
import { differences } from "./differences.ts";
import { askedSetting, recordedRequest, recordedScenario } from "./recorded-request.ts";
import { olderFormat } from "./older-format.ts";
import { fileIn, openRunFolder, readDocument, refused } from "./run-folder.ts";

/** What of two runs is results, where they differ. */
const RESULTS: ReadonlySet<Difference["what"]> = new Set(["digest", "metric", "file"]);

/** Files that tell more than the results, each compared on its own. */
const TOLD_ELSEWHERE = new Set(["manifest.json", "summary.json", "provenance.json"]);

/** Runs the scenario of a report again, in a folder that is thrown away, and sets all that came out against what is recorded. */
export async function verified(folder: string, options: VerifyOptions): Promise<Verification> {
  const from = await openRunFolder(folder);
  const { manifest } = from;
  const scenario = recordedScenario(folder, manifest);
  if (scenario.kind === "experiment") recordedRequest(folder, scenario, manifest);
  const recorded = await readDocument(folder, manifest);
  const older = await olderFormat(from);
  const scratch = await mkdtemp(join(tmpdir(), "cenas-verify-"));
  try {
    const flags = await typedOf(folder, manifest, scratch);
    const out = join(scratch, "rerun");
    const { document } = await scenarioApi.run(scenario.name, flags, { ...options, out });
    const { manifest: rerun } = await openRunFolder(out);
    const found = [
      ...differences("version", manifest.version, rerun.version, "cenas-bench"),
      ...differences("data", dataOf(manifest), dataOf(rerun)),
      ...differences("setting", manifest.setting, rerun.setting),
      ...differences("digest", manifest.digest, rerun.digest, "all run logs"),
      ...differences("metric", resultsOf(recorded), resultsOf(document)),
      ...(await fileDifferences(folder, out, manifest)),
    ];
    return {
      command: manifest.command,
      differences: found,
      ...(older === null ? {} : { older }),
      same: !found.some(({ what }) => RESULTS.has(what)),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
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
    if (isDeepStrictEqual(PRESETS[accounting.name], accounting)) return accounting.name;
    const file = join(scratch, `${accounting.name}.json`);
    await writeFile(file, JSON.stringify(accounting));
    return file;
  } catch (error) {
    throw refused(folder, (error as Error).message, manifest);
  }
}

/** By name, so that a file that one of the two lacks is told as such. */
function dataOf({ data }: Manifest): object {
  const digests = data.sources.map(({ name, sha256 }) => [name, sha256]);
  return { kind: data.kind, ...Object.fromEntries(digests) };
}

/** A document without what is compared by itself, or follows from it. */
function resultsOf(document: object): object {
  const {
    setting: _,
    data: __,
    digest: ___,
    fingerprint: ____,
    ...results
  } = document as Record<string, unknown>;
  return results;
}

/** Files of the rerun that the report lacks or has otherwise: logs, page, tables, specs. */
async function fileDifferences(folder: string, out: string, manifest: Manifest): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const name of (await readdir(out, { recursive: true })).toSorted()) {
    if (TOLD_ELSEWHERE.has(name)) continue;
    const rerun = await readFile(join(out, name)).catch(() => null);
    if (rerun === null) continue;
    const path = await fileIn(folder, name, manifest).catch(() => null);
    const recorded = path === null ? null : await readFile(path);
    if (recorded?.equals(rerun) !== true) {
      const text = recorded === null ? "nothing" : `${recorded.length} bytes`;
      found.push({ what: "file", where: name, recorded: text, rerun: `${rerun.length} other bytes` });
    }
  }
  return found;
}
