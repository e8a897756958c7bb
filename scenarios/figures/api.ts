import type { FigureApi, FigureOptions } from "../../harness/cli/index.ts";
import { UsageError, unknownName } from "../../harness/text/index.ts";
import { scenarioApi } from "../api.ts";
import { putAside } from "../results/results-folder.ts";
import type { DataKind } from "../scenario.ts";
import { recordFailures, runOf, stateOfRun } from "./cached-run.ts";
import { drawItem } from "./drawn-item.ts";
import { OVERVIEW, claimFolder, figuresFolder } from "./figures-folder.ts";
import { statesOfItems, statesOfRuns, writeOverview } from "./overview.ts";
import { PLAN, type PlannedItem } from "./plan.ts";

/** The plan of all figures and tables as the command line meets it. */
export const figureApi: FigureApi = {
  async list({ out, data, only }) {
    const folder = await figuresFolder(out);
    const items = chosen(only);
    return statesOfItems(folder, items, await statesOfRuns(folder, items, data as DataKind));
  },
  async make(options) {
    const folder = await figuresFolder(options.out);
    const items = chosen(options.only);
    await claimFolder(folder);
    const missing: string[] = [];
    const failures: string[] = [];
    const damaged: string[] = [];
    let done = 0;
    let made = 0;
    // Scenario by scenario: what is drawn stays drawn where a later one is cut off.
    for (const scenario of new Set(items.map((item) => item.scenario))) {
      failures.push(...(await ensureRun(folder, scenario, options)));
      for (const item of items.filter((one) => one.scenario === scenario)) {
        const drawn = await drawItem(folder, item).catch(damageOf);
        if (drawn === true) made++;
        else if (drawn === false) missing.push(item.id);
        else damaged.push(`${item.id}: ${drawn}`);
        options.onProgress({ done: ++done, total: items.length });
      }
    }
    await writeOverview(folder, options);
    return { folder, made, missing, failures, damaged };
  },
};

/** A damaged source keeps the other figures from nothing. */
function damageOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  throw error;
}

function chosen(only: string | undefined): readonly PlannedItem[] {
  if (only === undefined) return PLAN;
  if (OVERVIEW.includes(only)) return [];
  const items = PLAN.filter(({ id }) => id === only);
  if (items.length === 0) {
    throw unknownName("figure", only, [...new Set([...PLAN.map(({ id }) => id), ...OVERVIEW])]);
  }
  return items;
}

/** Runs a scenario whose runs are not there as they should be. @returns the runs that failed. */
async function ensureRun(folder: string, scenario: string, options: FigureOptions): Promise<string[]> {
  const { data, onNotice, onRuns } = options;
  const { state, why } = await stateOfRun(folder, scenario, data as DataKind);
  if (state === "fresh") return [];
  onNotice(
    `scenario ${scenario}: its runs are ${state}${state === "stale" ? ` (${why})` : ""}, running them`,
  );
  const out = runOf(folder, scenario);
  // Runs of another kind of data, setting or version took their time.
  const aside = await putAside(out);
  if (aside !== null) onNotice(`scenario ${scenario}: what was there is in ${aside} now`);
  const { failures } = await scenarioApi.run(scenario, { data }, { ...options, out, onProgress: onRuns });
  await recordFailures(folder, scenario, failures);
  return failures.map((failure) => `${scenario}: ${failure}`);
}
