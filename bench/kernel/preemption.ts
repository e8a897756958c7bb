import { CarbonTrace, Ledger, PRESETS } from "../../harness/carbon/index.ts";
import { COMPLETION, Cluster } from "../../harness/cluster/index.ts";
import { Simulation } from "../../harness/sim/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { WORKERS, type PreemptionDraws } from "./draws.ts";

/** What came of it: equal in every simulator, unless a job ends at the very millisecond of a full hour. */
export interface Preempted {
  readonly done: number;
  readonly paused: number;
  /** Sum of the times at which jobs were done, ms. */
  readonly doneMs: number;
}

/** Intensities of every hour of a run and of one more, g/kWh. */
export function invented(hours: number): CarbonTrace {
  return new CarbonTrace({
    name: "invented",
    startMs: 0,
    intensityGPerKwh: Float64Array.from({ length: hours + 1 }, (_, hour) => 200 + 10 * (hour % 24)),
    estimated: new Uint8Array(hours + 1),
  });
}

/**
 * GPUs of which some are taken away and given back every hour, on our cluster with its ledger. Paused jobs go on first come,
 * first served, before any new one begins; those that started last are paused first.
 */
export function preemption(
  { workers, jobsMs }: PreemptionDraws,
  trace: CarbonTrace,
  gpus = WORKERS,
  simulation = new Simulation(),
): Preempted & { readonly carbonG: number } {
  const ledger = new Ledger({ trace, startMs: 0, gpus, accountings: [PRESETS.full] });
  let next = 0;
  let done = 0;
  let paused = 0;
  let doneMs = 0;
  const dispatch = (): void => {
    for (let gpu = cluster.free("training"); gpu !== null; gpu = cluster.free("training")) {
      if (cluster.paused.length > 0) cluster.resume(gpu);
      else cluster.start(gpu, { architecture: next, remainingMs: jobsMs[next++] }, "training");
    }
  };
  const cluster = new Cluster({
    simulation,
    ledger,
    gpus,
    costs: { switchMs: 0, resumeMs: 0 },
    listener: {
      done() {
        done++;
        doneMs += simulation.nowMs;
        dispatch();
      },
      paused: () => void paused++,
      resumed() {},
    },
  });
  let hour = 0;
  const step = (): void => {
    cluster.assign(workers[hour++], 0);
    dispatch();
    if (hour < workers.length) simulation.after(MS_PER_HOUR, COMPLETION + 1, step);
  };
  simulation.at(0, COMPLETION + 1, step);
  simulation.run(workers.length * MS_PER_HOUR);
  ledger.checkBalance(simulation.nowMs);
  return { done, paused, doneMs, carbonG: ledger.statement(simulation.nowMs, PRESETS.full).total.carbonG };
}
