import { csvParse } from "d3-dsv";
import type { TopLevelSpec } from "vega-lite";
import { z } from "zod";
import type { FigureRow } from "../../harness/cli/index.ts";
import {
  indexPage,
  tableOf,
  tableOfCsv,
  type BuiltFigure,
  type DataCard,
  type FoundTable,
  type IndexedReport,
} from "../../reports/index.ts";
import { dataCards } from "../results/data-cards.ts";
import { openRunFolder } from "../report/run-folder.ts";
import type { DataKind } from "../scenario.ts";
import { fileOfRun, runOf, sourceName } from "./cached-run.ts";
import { PLAN, type PlannedItem } from "./plan.ts";
import { type BesideThePaper, type TablesOf } from "./published.ts";

/** What a report's `findings.json` holds. */
const findings = z.object({ sentences: z.array(z.string()) });

/** The tables of the plan's scenarios, each read once. */
export async function tablesOfRuns(folder: string): Promise<TablesOf> {
  const texts = new Map<string, string>();
  for (const { scenario, kind, id } of PLAN) {
    const text = kind === "table" ? await fileOfRun(folder, scenario, `tables/${id}.csv`) : null;
    if (text !== null) texts.set(`${scenario}/${id}`, text);
  }
  return (scenario, table) => csvParse(texts.get(`${scenario}/${table}`) ?? "");
}

/**
 * All that the plan's runs show, on one page: what each found, in words; figures; tables, the one beside the paper first. What has
 * not been run is told as missing.
 * @returns null where nothing has been run yet.
 */
export async function indexOf(
  folder: string,
  rows: readonly BesideThePaper[],
  states: readonly FigureRow[],
  data: DataKind,
): Promise<string | null> {
  const reports: IndexedReport[] = [];
  const missing: string[] = [];
  for (const scenario of new Set(PLAN.map((item) => item.scenario))) {
    const report = await reportOf(folder, scenario);
    if (report === null) missing.push(scenario);
    else reports.push(report);
  }
  const [first] = reports;
  if (first === undefined) return null;
  const notYet = missing.length === 0 ? "" : ` Not run yet: ${missing.join(", ")}.`;
  return indexPage(
    reports,
    {
      title: "Every figure and table",
      question: `What of the paper's evaluation can be regenerated, and what comes out?${notYet}`,
      command: data === "auto" ? "npm run figures" : `npm run figures -- --data ${data}`,
      tables: [planTable(states), besideTable(rows)],
    },
    await cardsOf(reports),
  );
}

/** Of the data of every report, each once: some may have been run on the sample. */
async function cardsOf(reports: readonly IndexedReport[]): Promise<DataCard[]> {
  const cards = await Promise.all(reports.map(({ manifest }) => dataCards(manifest.data)));
  return [...new Map(cards.flat().map((card) => [card.name, card])).values()];
}

async function reportOf(folder: string, scenario: string): Promise<IndexedReport | null> {
  const opened = await openRunFolder(runOf(folder, scenario)).catch(() => null);
  const found = await fileOfRun(folder, scenario, "findings.json");
  if (opened === null || found === null) return null;
  const items = PLAN.filter((item) => item.scenario === scenario);
  const figures = await Promise.all(items.map(async (item) => figureOf(item, await sourceOf(folder, item))));
  const tables = await Promise.all(items.map(async (item) => tableIn(item, await sourceOf(folder, item))));
  return {
    manifest: opened.manifest,
    sentences: findings.parse(JSON.parse(found)).sentences,
    figures: figures.flat(),
    tables: tables.flat(),
  };
}

/** The file of its run that a figure or table is made from; null where the run has none. */
export function sourceOf(folder: string, item: PlannedItem): Promise<string | null> {
  return fileOfRun(folder, item.scenario, sourceName(item));
}

function figureOf({ kind, id, question }: PlannedItem, source: string | null): BuiltFigure[] {
  if (kind !== "figure" || source === null) return [];
  return [{ id, title: question, csv: id, spec: JSON.parse(source) as TopLevelSpec }];
}

function tableIn({ kind, id, question }: PlannedItem, source: string | null): FoundTable[] {
  return kind !== "table" || source === null ? [] : [{ id, caption: question, table: tableOfCsv(source) }];
}

function besideTable(rows: readonly BesideThePaper[]): FoundTable {
  const columns = ["experiment", "setting", "published", "ours", "verdict", "source", "from"] as const;
  return {
    id: "beside-the-paper",
    caption: "What the paper published, and what came out here, with 95 % intervals",
    table: tableOf<BesideThePaper>(columns, rows),
  };
}

function planTable(rows: readonly FigureRow[]): FoundTable {
  return {
    id: "plan",
    caption:
      "Every figure and table, the question it answers, the item of the paper's evaluation that it stands for, and whether it is there",
    table: tableOf<FigureRow>(["id", "kind", "question", "paper", "scenario", "state"], rows),
  };
}
