import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { SUMS, changedSince, writeWhole } from "../../harness/disk/index.ts";
import { scenarioApi } from "../api.ts";
import { openRunFolder } from "../report/run-folder.ts";
import type { DataKind } from "../scenario.ts";
import { packageVersion } from "../results/version.ts";
import { PLAN, type PlannedItem } from "./plan.ts";

export interface RunState {
  readonly state: "fresh" | "stale" | "missing";
  /** What of the cached runs is not as it should be; empty of fresh ones. */
  readonly why: string;
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
  const opened = await openRunFolder(folder).catch((error: Error) => error);
  const stale = (why: string): RunState => ({ state: "stale", why });
  if (opened instanceof Error) return { state: "missing", why: opened.message };
  const { version, setting, data: had } = opened.manifest;
  if (version !== packageVersion()) return stale(`of version ${version}`);
  const {
    notes: _,
    cells: __,
    data: ___,
    ...asked
  } = scenarioApi.explain(scenario, { data }) as Readonly<Record<string, unknown>>;
  const differ = Object.keys(asked).filter(
    (name) => JSON.stringify(asked[name]) !== JSON.stringify(setting[name]),
  );
  if (differ.length > 0) return stale(`of another setting: ${differ.join(", ")}`);
  if (setting["data"] !== data && had.kind !== (data === "auto" ? "real" : data))
    return stale(`on ${had.kind} data`);
  const sources = PLAN.filter((item) => item.scenario === scenario).map(sourceName);
  const changed = await changedSince(folder, ["manifest.json", "findings.json", ...sources]);
  if (changed === null) return stale(`without ${SUMS}`);
  if (changed.length > 0) return stale(`changed since they were written: ${changed.join(", ")}`);
  const failed = await readFile(failedOf(out, scenario), "utf8").catch(() => "");
  return failed === "" ? { state: "fresh", why: "" } : stale(`not whole: ${failed.trim()}`);
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
