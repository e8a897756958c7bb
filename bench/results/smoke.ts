import { DEFAULT_METHODS } from "../../baselines/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { gramsToKilograms, msToHours } from "../../harness/units/index.ts";
import type { Request } from "../../scenarios/scenario.ts";
import { sampleRunner } from "../search/runs.ts";

/** Small worlds that touch every method, both accountings, budgets and the costs of switching; all on the sample. */
export const SMOKE: Readonly<Record<string, Partial<Request>>> = {
  hwnasbench: {},
  "carbon budget": { carbonBudgetKg: 20, onBudget: "cut" },
  "switching and resuming": { hours: 24, switchSeconds: 60, resumeSeconds: 120 },
};
export const SMOKE_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What a run came to. */
export type SmokeMetrics = Readonly<
  Record<"hypervolume" | "trainings" | "endHours" | "paperKg" | "fullKg", number>
>;

/** Metrics by scenario, method and seed, in the order of `SMOKE_SEEDS`. */
export type SmokeResults = Readonly<Record<string, Readonly<Record<string, readonly SmokeMetrics[]>>>>;

export async function smokeResults(): Promise<SmokeResults> {
  const results: Record<string, Record<string, SmokeMetrics[]>> = {};
  for (const [scenario, changes] of Object.entries(SMOKE)) {
    const runner = await sampleRunner(changes);
    results[scenario] = {};
    for (const method of DEFAULT_METHODS) {
      const own: SmokeMetrics[] = [];
      for (const seed of SMOKE_SEEDS) {
        const key = { scenario: "smoke", method, seed, window: scenario };
        own.push(metricsOf(await runner({ key, method, seed, accountings: ["paper", "full"] })));
      }
      results[scenario][method] = own;
    }
  }
  return results;
}

function metricsOf({ key, events, statements }: RunLog): SmokeMetrics {
  const last = events.at(-1);
  if (last?.type !== "stopped") throw new Error(`smoke: ${JSON.stringify(key)} did not stop`);
  return {
    hypervolume: last.hypervolume,
    trainings: events.filter(({ type }) => type === "trained").length,
    endHours: msToHours(last.timeMs),
    paperKg: gramsToKilograms(statements["paper"].total.carbonG),
    fullKg: gramsToKilograms(statements["full"].total.carbonG),
  };
}
