import { expand, type Batch } from "../../harness/run/index.ts";
import type { Planned } from "./absent-runs.ts";
import type { Cell } from "./cell.ts";
import { windowName } from "../setting/public-setting.ts";
import { definitionOf, type Setting } from "../setting/setting.ts";

/** All runs of a cell. */
export function runsOf({ name, setting }: Cell): Batch {
  return expand({
    scenario: setting.scenario,
    window: windowName(setting),
    cell: name,
    methods: setting.methods.map(definitionOf),
    seeds: setting.seeds,
    accountings: setting.accountings.map((accounting) => accounting.name),
    steered: setting.carbonBudgetKg !== null,
  });
}

/** What decides which runs a setting has. */
export function plannedIn({ methods, seeds, accountings, carbonBudgetKg }: Setting): Planned {
  return { methods, seeds, accountings: accountings.map(({ name }) => name), carbonBudgetKg };
}

/** How many runs the cells hold. */
export function runsIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + runsOf(cell).length, 0);
}

/** Why there are so many: methods times seeds is not the whole of it. */
export function runCountNote(cells: readonly Cell[]): string {
  return (
    `${runsIn(cells)} runs: a method runs once a seed and is charged under every accounting; where an accounting steers the run ` +
    "(a carbon budget, an oracle) it runs once for each, an oracle for each target too."
  );
}
