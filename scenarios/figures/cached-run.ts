import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { scenarioApi } from "../api.ts";
import { openRunFolder } from "../report/run-folder.ts";
import type { DataKind } from "../scenario.ts";
import { packageVersion } from "../version.ts";

export type State = "fresh" | "stale" | "missing";

/** The folder that a scenario's runs for the figures lie in. */
export function runOf(out: string, scenario: string): string {
  return join(out, "runs", scenario);
}

/** `fresh`: of this version and the scenario's defaults, on data of the kind asked for (`auto`: real ones will do); `stale`: of another. */
export async function stateOfRun(out: string, scenario: string, data: DataKind): Promise<State> {
  const opened = await openRunFolder(runOf(out, scenario)).catch(() => null);
  if (opened === null) return "missing";
  const { version, setting, data: had } = opened.manifest;
  const {
    notes: _,
    cells: __,
    data: ___,
    ...asked
  } = scenarioApi.explain(scenario, { data }) as Record<string, unknown>;
  const same = Object.entries(asked).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(setting[name]),
  );
  const ofKind = setting["data"] === data || had.kind === (data === "auto" ? "real" : data);
  return version === packageVersion() && same && ofKind ? "fresh" : "stale";
}

/** A file of that folder; null where it has none. */
export async function fileOfRun(out: string, scenario: string, name: string): Promise<string | null> {
  return readFile(join(runOf(out, scenario), name), "utf8").catch(() => null);
}
