import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { SUMS, changedSince, writeWhole } from "../../harness/disk/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { scenarioApi } from "../api.ts";
import { openRunFolder, type RunFolder } from "../report/run-folder.ts";
import type { DataKind } from "../scenario.ts";
import { packageVersion } from "../results/version.ts";
import { PLAN, type PlannedItem } from "./plan.ts";

export interface RunState {
  readonly state: "fresh" | "stale" | "missing";
  /** What of the cached runs is not as it should be; empty of fresh ones. */
  readonly why: string;
  /** Of the cached runs; null where none can be read. */
  readonly manifest: RunFolder["manifest"] | null;
  /** Whether what is drawn and told of them holds what was written there: of others nothing is read. */
  readonly isAsWritten: boolean;
}

/** The folder that a scenario's runs for the figures lie in. */
export function runOf(out: string, scenario: string): string {
  return join(out, "runs", scenario);
}

/**
 * `fresh`: whole, of this version and the scenario's defaults, on data of the kind asked for (`auto`: real ones will do), and what
 * is drawn from them is as it was written; `stale`: not so.
 */
export async function stateOfRun(out: string, scenario: string, data: DataKind): Promise<RunState> {
  const folder = runOf(out, scenario);
  const unread = { manifest: null, isAsWritten: false };
  if (!existsSync(folder)) return { state: "missing", why: "not there", ...unread };
  const opened = await openRunFolder(folder).catch(() => null);
  if (opened === null) return { state: "stale", why: "no manifest.json that can be read", ...unread };
  const { manifest } = opened;
  const altered = await alterationOf(folder, scenario);
  const why = altered ?? differenceOf(manifest, scenario, data) ?? (await failureOf(out, scenario));
  return { state: why === null ? "fresh" : "stale", why: why ?? "", manifest, isAsWritten: altered === null };
}

/** What of the files that are drawn and told is not as it was written; null: nothing. */
async function alterationOf(folder: string, scenario: string): Promise<string | null> {
  const sources = PLAN.filter((item) => item.scenario === scenario).map(sourceName);
  const changed = await changedSince(folder, ["manifest.json", "findings.json", ...sources]);
  if (changed === null) return `without ${SUMS}`;
  return changed.length === 0 ? null : `changed since they were written: ${changed.join(", ")}`;
}

/** In what the runs are not those that would be made now; null: in nothing. */
function differenceOf(
  { version, setting, data: had }: RunFolder["manifest"],
  scenario: string,
  data: DataKind,
): string | null {
  if (version !== packageVersion()) return `of version ${version}`;
  const {
    notes: _,
    cells: __,
    data: ___,
    ...asked
  } = scenarioApi.explain(scenario, { data }) as Readonly<Record<string, unknown>>;
  const differ = Object.keys(asked).filter(
    (name) => JSON.stringify(asked[name]) !== JSON.stringify(setting[name]),
  );
  if (differ.length > 0) return `of another setting: ${differ.join(", ")}`;
  const fits = setting["data"] === data || had.kind === (data === "auto" ? "real" : data);
  return fits ? null : `on ${had.kind} data`;
}

/** The runs that failed; null: none did. */
async function failureOf(out: string, scenario: string): Promise<string | null> {
  const failed = await readFile(failedOf(out, scenario), "utf8").catch(() => "");
  return failed === "" ? null : `not whole: ${failed.trim().replaceAll("\n", "; ")}`;
}

/** Keeps in mind that some of a scenario's runs failed, so that its folder does not pass for whole; none: forgets it. */
export async function recordFailures(
  out: string,
  scenario: string,
  failures: readonly string[],
): Promise<void> {
  if (failures.length === 0) await rm(failedOf(out, scenario), { force: true });
  else await writeWhole(failedOf(out, scenario), `${failures.join("\n")}\n`);
}

function failedOf(out: string, scenario: string): string {
  return `${runOf(out, scenario)}.failed`;
}

/** The file of its run that a figure or table is made from. */
export function sourceName({ kind, id }: Pick<PlannedItem, "kind" | "id">): string {
  return kind === "table" ? `tables/${id}.csv` : `figures/${id}.vl.json`;
}

/** A file of that folder; null where it has none. */
export async function fileOfRun(out: string, scenario: string, name: string): Promise<string | null> {
  return readFile(join(runOf(out, scenario), name), "utf8").catch(() => null);
}

/** What a JSON file of that folder holds. @throws UsageError naming folder, file and remedy, where it is not of that shape. */
export function parsedOfRun<Shape>(
  out: string,
  scenario: string,
  name: string,
  text: string,
  shape: z.ZodType<Shape>,
): Shape {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll("\n", " ") : String(error);
    throw new UsageError(
      `run folder ${runOf(out, scenario)}: ${name} is damaged: ${why}; delete that folder and run again, it is made anew`,
    );
  }
}
