import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { FigureChoice, FigureRow } from "../../harness/cli/index.ts";
import { writeWhole } from "../../harness/disk/index.ts";
import type { DataKind } from "../scenario.ts";
import { stateOfRun, type RunState } from "./cached-run.ts";
import { stateOfItem, writeMarked } from "./drawn-item.ts";
import { indexOf } from "./index-page.ts";
import { PLAN, type PlannedItem } from "./plan.ts";
import { besideThePaper } from "./published.ts";
import { csvOfRows, tableTexts } from "./table-texts.ts";
import { commandFor, toldRuns } from "./told-runs.ts";

/** What tells of the whole plan: the table beside the paper, and the page. A page of which nothing is left is taken away. */
export async function writeOverview(
  folder: string,
  { out, data, onNotice }: Pick<FigureChoice, "out" | "data"> & { onNotice(notice: string): void },
): Promise<void> {
  const states = await statesOfRuns(folder, PLAN, data as DataKind);
  for (const [scenario, { state, why }] of states) {
    if (state === "stale")
      onNotice(`scenario ${scenario}: its runs are stale (${why}), nothing is judged by them`);
  }
  const command = commandFor({ out, data });
  const beside = besideThePaper(await toldRuns(folder, states, command));
  const id = "beside-the-paper";
  await writeMarked(folder, { kind: "table", id }, tableTexts(id, csvOfRows(beside)));
  const plan = await statesOfItems(folder, PLAN, states);
  const index = await indexOf(folder, { beside, plan, states, command, data });
  const page = join(folder, "index.html");
  await (index === null ? rm(page, { force: true }) : writeWhole(page, index));
}

/** By scenario, in the order of the plan. */
export async function statesOfRuns(
  folder: string,
  items: readonly PlannedItem[],
  data: DataKind,
): Promise<Map<string, RunState>> {
  const states = new Map<string, RunState>();
  for (const scenario of new Set(items.map((item) => item.scenario))) {
    states.set(scenario, await stateOfRun(folder, scenario, data));
  }
  return states;
}

/** @param runs the states of their scenarios' runs. */
export function statesOfItems(
  folder: string,
  items: readonly PlannedItem[],
  runs: ReadonlyMap<string, RunState>,
): Promise<FigureRow[]> {
  return Promise.all(
    items.map(async (item) => ({
      ...item,
      state: await stateOfItem(folder, item, runs.get(item.scenario)?.state ?? "missing"),
    })),
  );
}
