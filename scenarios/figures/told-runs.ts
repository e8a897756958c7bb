import { csvParse } from "d3-dsv";
import { FIGURES_FOLDER } from "../../harness/cli/index.ts";
import { shellWord } from "../../harness/text/index.ts";
import { fileOfRun, type RunState } from "./cached-run.ts";
import type { Row } from "./estimate-text.ts";
import { PLAN } from "./plan.ts";

/** A scenario's cached runs, as far as the table beside the paper may tell of them. */
export interface ToldRuns {
  /** Why they tell nothing, and what to do; null of fresh ones. */
  readonly lacking: string | null;
  /** Whether they are on data made by models. */
  readonly isSample: boolean;
  /** A table of their report; no rows where they tell nothing. */
  readonly rows: (table: string) => readonly Row[];
}

/** The plan's scenarios by name, each table read once and of fresh runs alone: what others hold is of other code, or of nobody knows. */
export async function toldRuns(
  folder: string,
  states: ReadonlyMap<string, RunState>,
  command: string,
): Promise<(scenario: string) => ToldRuns> {
  const told = new Map<string, ToldRuns>();
  for (const [scenario, run] of states) {
    const tables = new Map<string, readonly Row[]>();
    for (const { id } of PLAN.filter((item) => item.kind === "table" && item.scenario === scenario)) {
      const text = run.state === "fresh" ? await fileOfRun(folder, scenario, `tables/${id}.csv`) : null;
      if (text !== null) tables.set(id, csvParse(text));
    }
    told.set(scenario, {
      lacking: lackingOf(run, command),
      isSample: run.manifest?.data.kind === "sample",
      rows: (table) => tables.get(table) ?? [],
    });
  }
  return (scenario) => {
    const found = told.get(scenario);
    if (found === undefined)
      throw new Error(`scenario ${scenario}: not of the plan, got told by the paper's table`);
    return found;
  };
}

function lackingOf({ state, why }: RunState, command: string): string | null {
  if (state === "fresh") return null;
  return `${state === "missing" ? "not run yet" : `stale (${why})`}: make it with: ${command}`;
}

/** The command that makes what is not there as it should be; what is not told is at its default. */
export function commandFor({
  out = FIGURES_FOLDER,
  data,
}: {
  readonly out?: string;
  readonly data: string;
}): string {
  const flags = [
    ...(out === FIGURES_FOLDER ? [] : [`--out ${shellWord(out)}`]),
    ...(data === "auto" ? [] : [`--data ${data}`]),
  ];
  return flags.length === 0 ? "npm run figures" : `npm run figures -- ${flags.join(" ")}`;
}
