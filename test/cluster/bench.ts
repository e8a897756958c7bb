import { Ledger, PRESETS } from "../../harness/carbon/index.ts";
import { Cluster, type ClusterCosts, type Work } from "../../harness/cluster/index.ts";
import { Simulation } from "../../harness/sim/index.ts";
import { START_MS, traceOf } from "../carbon/traces.ts";

export type Told = readonly [
  what: "done" | "paused" | "resumed",
  timeMs: number,
  gpu: number,
  architecture: number,
];

/** A cluster on a constant trace of 1,000 g/kWh, and all that it tells. */
export function clusterOf(gpus: number, costs: ClusterCosts = { switchMs: 0, resumeMs: 0 }) {
  const simulation = new Simulation();
  const trace = traceOf(Array.from({ length: 48 }, () => 1000));
  const ledger = new Ledger({ trace, startMs: START_MS, gpus, accountings: [PRESETS["full"]] });
  const told: Told[] = [];
  const works: Work[] = [];
  const cluster = new Cluster({
    simulation,
    ledger,
    gpus,
    costs,
    listener: {
      done(gpu, job, work) {
        told.push(["done", simulation.nowMs, gpu, job.architecture]);
        works.push(work);
      },
      paused: (gpu, job) => void told.push(["paused", simulation.nowMs, gpu, job.architecture]),
      resumed: (gpu, job) => void told.push(["resumed", simulation.nowMs, gpu, job.architecture]),
    },
  });
  /** GPU time booked so far, in ms, by activity. */
  const bookedMs = (activity: "training" | "sampling" | "idle"): number => {
    const { gpuHours } = ledger.statement(simulation.nowMs, PRESETS["full"]).activities[activity];
    return Math.round(gpuHours * 3_600_000);
  };
  const job = (architecture: number, remainingMs: number) => ({ architecture, remainingMs });
  return { simulation, cluster, told, works, bookedMs, job };
}
