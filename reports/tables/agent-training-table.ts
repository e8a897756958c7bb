import { tableOf, type TableOf } from "./typed-table.ts";

/** One look at an agent in its training. */
export interface AgentTrainingRow {
  readonly agent: string;
  readonly episodes: number;
  /** Mean over held-back windows: decades of regret closed, less the price of carbon. */
  readonly heldBackReturn: number;
  /** The weights were taken here: the best. */
  readonly taken: boolean;
}

interface Course {
  readonly action: string;
  readonly seed: number;
  readonly heldBackReturns: readonly (readonly [number, number])[];
}

export function agentTrainingRows(courses: readonly Course[]): AgentTrainingRow[] {
  return courses.flatMap(({ action, seed, heldBackReturns }) => {
    const best = Math.max(...heldBackReturns.map(([, value]) => value));
    return heldBackReturns.map(([episodes, heldBackReturn]) => ({
      agent: `${action}, seed ${seed}`,
      episodes,
      heldBackReturn,
      taken: heldBackReturn === best,
    }));
  });
}

export function agentTrainingTable(rows: readonly AgentTrainingRow[]): TableOf<AgentTrainingRow> {
  return tableOf<AgentTrainingRow>(["agent", "episodes", "heldBackReturn", "taken"], rows);
}
