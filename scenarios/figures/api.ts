import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TopLevelSpec } from "vega-lite";
import type { FigureApi, FigureOptions, FigureRow } from "../../harness/cli/index.ts";
import { sha256Of } from "../../harness/digest/index.ts";
import { changedSince, sumsText, writeWhole } from "../../harness/disk/index.ts";
import { unknownName } from "../../harness/text/index.ts";
import { renderedFigure } from "../../reports/index.ts";
import { scenarioApi } from "../api.ts";
import { openRunFolder } from "../report/run-folder.ts";
import { putAside } from "../results/results-folder.ts";
import type { DataKind } from "../scenario.ts";
import { recordFailures, runOf, sourceName, stateOfRun, type RunState } from "./cached-run.ts";
import { indexOf, sourceOf, tablesOfRuns } from "./index-page.ts";
import { PLAN, type PlannedItem } from "./plan.ts";
import { besideThePaper, type BesideThePaper } from "./published.ts";
import { csvOfRows, tableTexts } from "./table-texts.ts";

/** The plan of all figures and tables as the command line meets it. */
export const figureApi: FigureApi = {
  list: async ({ out, data, only }) => statesOf(resolve(out), chosen(only), data as DataKind),
  async make(options) {
    const folder = resolve(options.out);
    const items = chosen(options.only);
    const missing: string[] = [];
    const failures: string[] = [];
    let done = 0;
    // Scenario by scenario: what is drawn stays drawn where a later one is cut off.
    for (const scenario of new Set(items.map((item) => item.scenario))) {
      failures.push(...(await ensureRun(folder, scenario, options)));
      for (const item of items.filter((one) => one.scenario === scenario)) {
        if (!(await made(folder, item))) missing.push(item.id);
        options.onProgress({ done: ++done, total: items.length });
      }
    }
    await writeOverview(folder, options.data as DataKind);
    return { folder, made: items.length - missing.length, missing, failures };
  },
};

/** What tells of the whole plan: the tables of it and beside the paper, and the page. */
async function writeOverview(folder: string, data: DataKind): Promise<void> {
  const found = besideThePaper(await tablesOfRuns(folder));
  const beside = (await ranOnSample(folder)) ? found.map(unjudged) : found;
  await writeAll(folder, "tables", tableTexts("beside-the-paper", csvOfRows(beside)));
  await writeAll(folder, "tables", tableTexts("plan", csvOfRows(PLAN)));
  const index = await indexOf(folder, beside, await statesOf(folder, PLAN, data), data);
  if (index !== null) await writeAll(folder, ".", new Map([["index.html", index]]));
}

/** Whether any of the plan's runs are on data made by models. */
async function ranOnSample(folder: string): Promise<boolean> {
  for (const scenario of new Set(PLAN.map((item) => item.scenario))) {
    const opened = await openRunFolder(runOf(folder, scenario)).catch(() => null);
    if (opened?.manifest.data.kind === "sample") return true;
  }
  return false;
}

/** What invented data say is no answer to the paper. */
function unjudged(row: BesideThePaper): BesideThePaper {
  return { ...row, ours: `sample data, made by models: ${row.ours}`, verdict: "-" };
}

async function statesOf(folder: string, items: readonly PlannedItem[], data: DataKind): Promise<FigureRow[]> {
  const runs = new Map<string, RunState["state"]>();
  for (const scenario of new Set(items.map((item) => item.scenario)))
    runs.set(scenario, (await stateOfRun(folder, scenario, data)).state);
  return Promise.all(
    items.map(async (item) => ({
      ...item,
      state: await stateOf(folder, item, runs.get(item.scenario) ?? "missing"),
    })),
  );
}

/** The tables of the whole, made anew whatever else is, from the runs that are there. */
const OVERVIEW = ["plan", "beside-the-paper"];

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

/** Draws what is not there as it should be. False: the report has no such figure or table. */
async function made(folder: string, item: PlannedItem): Promise<boolean> {
  const source = await sourceOf(folder, item);
  if (source === null) return false;
  if ((await stateOf(folder, item, "fresh")) === "fresh") return true;
  const { kind, id } = item;
  const texts =
    kind === "table"
      ? tableTexts(id, source)
      : await renderedFigure({ id, spec: JSON.parse(source) as TopLevelSpec });
  await writeAll(folder, `${kind}s`, texts);
  const digests = new Map([...texts].map(([name, content]) => [`${kind}s/${name}`, sha256Of(content)]));
  digests.set(sourceOfItem(item), sha256Of(source));
  await writeWhole(join(folder, markOf(item)), sumsText(digests));
  return true;
}

/** @param run the state of the runs that it is made from. */
async function stateOf(
  folder: string,
  item: PlannedItem,
  run: RunState["state"],
): Promise<RunState["state"]> {
  const outputs = outputsOf(item);
  if (![...outputs, markOf(item)].every((path) => existsSync(join(folder, path)))) return "missing";
  if (run !== "fresh") return "stale";
  const changed = await changedSince(folder, [...outputs, sourceOfItem(item)], markOf(item));
  return changed?.length === 0 ? "fresh" : "stale";
}

function outputsOf({ kind, id }: PlannedItem): string[] {
  const ends = kind === "table" ? ["csv", "md", "tex"] : ["svg", "png", "vl.json", "csv"];
  return ends.map((end) => `${kind}s/${id}.${end}`);
}

/** Below the folder of all. */
function sourceOfItem(item: PlannedItem): string {
  return `runs/${item.scenario}/${sourceName(item)}`;
}

/** Written last: the sums of a figure's or table's files and of what they were made from, so that one that was cut off is made again. */
function markOf({ kind, id }: PlannedItem): string {
  return `${kind}s/.${id}.made`;
}

async function writeAll(
  folder: string,
  below: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  for (const [name, content] of files) {
    await writeWhole(join(folder, below, name), content);
  }
}
