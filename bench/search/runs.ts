import { DualMemory } from "../../baselines/parts/lamoo/svm.ts";
import { Front2 } from "../../harness/analysis/index.ts";
import { CarbonTrace, Ledger } from "../../harness/carbon/index.ts";
import { Benchmark } from "../../harness/nas/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { digestOf, type Runner } from "../../harness/run/index.ts";
import { Simulation } from "../../harness/sim/index.ts";
import { runnerOf, truthsIn } from "../../scenarios/setting/compose.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { loadData } from "../../scenarios/load-data.ts";
import type { Request } from "../../scenarios/scenario.ts";
import { resolve } from "../../scenarios/setting/setting.ts";
import type { Counts, Work } from "../case.ts";
import { callsWithin } from "../calls.ts";

/**
 * The default scenario's world, with changes, on the sample: as large as the real data, and at hand wherever the repository is.
 */
export async function sampleRunner(changes: Partial<Request> = {}): Promise<Runner> {
  const setting = resolve(hwnasbench, { ...hwnasbench.defaults, data: "sample", ...changes });
  const data = await loadData("sample", [setting.trace], { mirror: undefined, cache: undefined });
  return runnerOf(setting, truthsIn(data)(setting));
}

/** Whole runs of a method, a new seed each time, charged under both accountings; counted on seed 1. */
export async function runsOf(method: string): Promise<Work> {
  const run = async (runner: Runner, seed: number): Promise<RunLog> => {
    const key = { scenario: "bench", method, seed, window: "bench" };
    return runner({ key, method, seed, accountings: ["paper", "full"] });
  };
  const runner = await sampleRunner();
  let seed = 1;
  return {
    run: () => run(runner, ++seed),
    async count() {
      // Its own: forecasts and plans of earlier runs are kept.
      const fresh = await sampleRunner();
      let counts: Counts = {};
      const calls = await callsWithin(WATCHED, async () => (counts = countsOf(await run(fresh, 1))));
      return { ...counts, ...calls };
    },
  };
}

/** What a run does most of. */
const WATCHED = {
  scheduled: [Simulation.prototype, "at"],
  ledgerTurns: [Ledger.prototype, "turn"],
  traceIntegrals: [CarbonTrace.prototype, "integral"],
  traceValues: [CarbonTrace.prototype, "at"],
  lossesLookedUp: [Benchmark.prototype, "losses"],
  frontInserts: [Front2.prototype, "insert"],
  frontGains: [Front2.prototype, "gain"],
  svmFits: [DualMemory.prototype, "replace"],
} as const;

/** How much happened, and the digest of all that did. */
export function countsOf(log: RunLog): Counts {
  const counts: Record<string, number | string> = {};
  for (const { type } of log.events) counts[type] = (Number(counts[type]) || 0) + 1;
  return { ...counts, digest: digestOf([log]) };
}
