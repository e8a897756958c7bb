import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { TopLevelSpec } from "vega-lite";
import type { FigureApi, FigureOptions, FigureRow } from "../../harness/cli/index.ts";
import { sha256Of } from "../../harness/digest/index.ts";
import { writeWhole } from "../../harness/disk/index.ts";
import { unknownName } from "../../harness/text/index.ts";
import { renderedFigure } from "../../reports/index.ts";
import { scenarioApi } from "../api.ts";
import type { DataKind } from "../scenario.ts";
import { runOf, stateOfRun, type State } from "./cached-run.ts";
import { indexOf, sourceOf, tablesOfRuns } from "./index-page.ts";
import { PLAN, type PlannedItem } from "./plan.ts";
import { besideThePaper } from "./published.ts";
import { csvOfRows, tableTexts } from "./table-texts.ts";

/** The plan of all figures and tables as the command line meets it. */
export const figureApi: FigureApi = {
  async list({ out, data, only }) {
    const rows: FigureRow[] = [];
    const folder = resolve(out);
    for (const item of chosen(only))
      rows.push({ ...item, state: await stateOf(folder, item, data as DataKind) });
    return rows;
  },
  async make(options) {
    const folder = resolve(options.out);
    const items = chosen(options.only);
    for (const scenario of new Set(items.map((item) => item.scenario)))
      await ensureRun(folder, scenario, options);
    const missing: string[] = [];
    for (const [at, item] of items.entries()) {
      if (!(await made(folder, item))) missing.push(item.id);
      options.onProgress({ done: at + 1, total: items.length });
    }
    const beside = besideThePaper(await tablesOfRuns(folder));
    await writeAll(folder, "tables", tableTexts("beside-the-paper", csvOfRows(beside)));
    await writeAll(folder, "tables", tableTexts("plan", csvOfRows(PLAN)));
    const index = await indexOf(folder, beside, options.data as DataKind);
    if (index !== null) await writeAll(folder, ".", new Map([["index.html", index]]));
    return { folder, made: items.length - missing.length, missing };
  },
};

function chosen(only: string | undefined): readonly PlannedItem[] {
  if (only === undefined) return PLAN;
  const items = PLAN.filter(({ id }) => id === only);
  if (items.length === 0) throw unknownName("figure", only, [...new Set(PLAN.map(({ id }) => id))]);
  return items;
}

async function ensureRun(folder: string, scenario: string, options: FigureOptions): Promise<void> {
  const { data, onNotice, onRuns } = options;
  const state = await stateOfRun(folder, scenario, data as DataKind);
  if (state === "fresh") return;
  onNotice(`scenario ${scenario}: its runs are ${state}, running them`);
  const out = runOf(folder, scenario);
  const { failures } = await scenarioApi.run(scenario, { data }, { ...options, out, onProgress: onRuns });
  for (const failure of failures) onNotice(failure);
}

/** Draws what is not there as it should be. False: the report has no such figure or table. */
async function made(folder: string, item: PlannedItem): Promise<boolean> {
  const source = await sourceOf(folder, item);
  if (source === null) return false;
  if ((await stateOf(folder, item, null)) === "fresh") return true;
  const { kind, id } = item;
  if (kind === "table") {
    await writeAll(folder, "tables", tableTexts(id, source));
  } else {
    await writeAll(folder, "figures", await renderedFigure({ id, spec: JSON.parse(source) as TopLevelSpec }));
  }
  await writeFile(markOf(folder, item), sha256Of(source));
  return true;
}

/** @param data null: the run is known to be fresh. */
async function stateOf(folder: string, item: PlannedItem, data: DataKind | null): Promise<State> {
  const mark = await readFile(markOf(folder, item), "utf8").catch(() => null);
  if (mark === null) return "missing";
  if (data !== null && (await stateOfRun(folder, item.scenario, data)) !== "fresh") return "stale";
  const source = await sourceOf(folder, item);
  return source !== null && sha256Of(source) === mark ? "fresh" : "stale";
}

/** Written last: what a figure or table was made from, so that one that was cut off is made again. */
function markOf(folder: string, { kind, id }: PlannedItem): string {
  return join(folder, `${kind}s`, `.${id}.made`);
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
