import { join } from "node:path";
import { z } from "zod";
import type { FlagSet } from "../../harness/cli/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { AUTO } from "../setting/auto-forecaster.ts";
import { SCENARIOS } from "../registry.ts";
import type { Experiment, Request, Scenario } from "../scenario.ts";
import { refused } from "./run-folder.ts";

const names = z.array(z.string().max(400)).max(1000);
const numbers = z.array(z.number()).max(10_000);
const VALUES = {
  names,
  numbers,
  seeds: numbers,
  number: z.number(),
  switch: z.boolean(),
  text: z.string().max(400),
} satisfies Record<FlagSet[string]["value"], z.ZodType>;

/** The scenario that a folder says it is of. @throws UsageError */
export function recordedScenario(folder: string, { scenario }: Manifest): Scenario {
  const found = SCENARIOS.find(({ name }) => name === scenario);
  if (found !== undefined) return found;
  throw refused(folder, `no scenario is called ${JSON.stringify(scenario.slice(0, 80))}`);
}

/** The recorded setting as it was asked for: a forecaster that `auto` chose is `auto` again. */
export function askedSetting({ setting }: Manifest): Manifest["setting"] {
  return typeof setting["forecasterChosen"] === "string" ? { ...setting, forecaster: AUTO } : setting;
}

/** Accountings as a setting names them: presets, and files that the folder brings. @throws UsageError for a file that lies elsewhere. */
export function accountingsIn(folder: string, asked: readonly unknown[], manifest: Manifest): string[] {
  return asked.map((one) => {
    const name = String(one);
    if (!name.endsWith(".json")) return name;
    if (/^accountings\/[a-z][a-z0-9-]*\.json$/.test(name)) return join(folder, name);
    throw refused(
      folder,
      `its setting's accounting ${JSON.stringify(name.slice(0, 80))} is none of its own files`,
      manifest,
    );
  });
}

/** What was asked of an experiment, as far as it decides what is found in its runs. @throws UsageError */
export function recordedRequest(folder: string, experiment: Experiment, manifest: Manifest): Request {
  const setting = askedSetting(manifest);
  for (const [name, { value }] of Object.entries(experiment.flags ?? {})) {
    const { success, error } = VALUES[value].safeParse(setting[name]);
    if (!success) throw refused(folder, `its setting's ${name}: ${error.issues[0].message}`, manifest);
  }
  const known = Object.keys(experiment.defaults).filter((name) => Object.hasOwn(setting, name));
  const given = Object.fromEntries(known.map((name) => [name, setting[name]]));
  const { accounting } = given;
  const request = {
    ...experiment.defaults,
    ...given,
    ...(Array.isArray(accounting) ? { accounting: accountingsIn(folder, accounting, manifest) } : {}),
  } as Request;
  experiment.check?.(request);
  return request;
}
