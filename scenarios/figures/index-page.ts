import { sep } from "node:path";
import { z } from "zod";
import type { FigureRow } from "../../harness/cli/index.ts";
import { UsageError } from "../../harness/text/index.ts";
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
import type { BesideThePaper } from "./beside-row.ts";
import { fileOfRun, parsedOfRun, type RunState } from "./cached-run.ts";
import { sourceOf, specOf } from "./drawn-item.ts";
import { PLAN, type PlannedItem } from "./plan.ts";
import { commandFor } from "./told-runs.ts";

/** What a report's `findings.json` holds. */
const findings = z.object({ sentences: z.array(z.string()) });

interface Overview {
  readonly beside: readonly BesideThePaper[];
  readonly plan: readonly FigureRow[];
  /** Of the runs, by scenario. */
  readonly states: ReadonlyMap<string, RunState>;
  /** That makes what is not there as it should be. */
  readonly command: string;
  readonly data: string;
}

/**
 * All that the plan's runs show, on one page: what each found, in words; figures; tables, the one beside the paper first. What is
 * stale is told as that; what has not been run as missing; what is not as it was written is left out and named.
 * @returns null where nothing is left.
 */
export async function indexOf(
  folder: string,
  { beside, plan, states, command, data }: Overview,
): Promise<string | null> {
  const reports: IndexedReport[] = [];
  const absent: string[] = [];
  for (const [scenario, run] of states) {
    const report = await reportOf(folder, scenario, run);
    if (typeof report === "string") absent.push(`${scenario} (${report})`);
    else reports.push(report);
  }
  const [first] = reports;
  if (first === undefined) return null;
  const left = absent.length === 0 ? "" : ` Left out: ${absent.join("; ")}; make it with: ${command}`;
  return indexPage(
    reports,
    {
      title: "Every figure and table",
      question: `What of the paper's evaluation can be regenerated, and what comes out?${left}`,
      command: commandFor({ data }),
      tables: [planTable(plan), besideTable(beside)],
    },
    await cardsOf(reports),
  );
}

/** Of the data of every report, each once: some may have been run on the sample. */
async function cardsOf(reports: readonly IndexedReport[]): Promise<DataCard[]> {
  const cards = await Promise.all(reports.map(({ manifest }) => dataCards(manifest.data)));
  return [...new Map(cards.flat().map((card) => [card.name, card])).values()];
}

/** Why there is none, where there is none. */
async function reportOf(folder: string, scenario: string, run: RunState): Promise<IndexedReport | string> {
  const { state, why, manifest, isAsWritten } = run;
  if (state === "missing") return "not run yet";
  if (manifest === null || !isAsWritten) return `stale: ${why}`;
  const items = PLAN.filter((item) => item.scenario === scenario);
  const sources = await Promise.all(items.map((item) => sourceOf(folder, item)));
  const name = "findings.json";
  const found = (await fileOfRun(folder, scenario, name)) ?? "";
  try {
    const { sentences } = parsedOfRun(folder, scenario, name, found, findings);
    const stale = `Stale (${why}): what follows is not what would come out now.`;
    return {
      manifest,
      sentences: state === "stale" ? [stale, ...sentences] : sentences,
      figures: items.flatMap((item, at) => figureOf(folder, item, sources[at], state)),
      tables: items.flatMap((item, at) => tableIn(item, sources[at], state)),
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // The page is the same on any machine.
    return error.message.replaceAll(`${folder}${sep}`, "");
  }
}

function figureOf(
  folder: string,
  item: PlannedItem,
  source: string | null,
  state: RunState["state"],
): BuiltFigure[] {
  const { kind, id } = item;
  if (kind !== "figure" || source === null) return [];
  return [{ id, title: titleOf(item, state), csv: id, spec: specOf(folder, item, source) }];
}

function tableIn(item: PlannedItem, source: string | null, state: RunState["state"]): FoundTable[] {
  if (item.kind !== "table" || source === null) return [];
  return [{ id: item.id, caption: titleOf(item, state), table: tableOfCsv(source) }];
}

function titleOf({ question }: PlannedItem, state: RunState["state"]): string {
  return state === "stale" ? `Stale: ${question}` : question;
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
