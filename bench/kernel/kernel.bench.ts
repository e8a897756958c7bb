import type { Case } from "../case.ts";
import {
  CUSTOMERS,
  HOLDS,
  PENDING,
  PREEMPTION_HOURS,
  WORKERS,
  holdDraws,
  preemptionDraws,
  serverDraws,
} from "./draws.ts";
import { hold } from "./hold.ts";
import { invented, preemption } from "./preemption.ts";
import { CountingSimulation, serverByCallbacks, serverByProcesses } from "./single-server.ts";

function singleServer(model: typeof serverByCallbacks): Case["load"] {
  return () => {
    const draws = serverDraws();
    return {
      run: () => model(draws),
      count() {
        const simulation = new CountingSimulation();
        const waitedMs = model(draws, simulation);
        return { scheduled: simulation.scheduled, waitedMs, endMs: simulation.nowMs };
      },
    };
  };
}

const EVENTS = (2 * CUSTOMERS).toLocaleString("en");

export default [
  { name: `kernel, M/M/1, ${EVENTS} model events, callbacks`, load: singleServer(serverByCallbacks) },
  { name: `kernel, M/M/1, ${EVENTS} model events, processes`, load: singleServer(serverByProcesses) },
  {
    name: `kernel, hold model, ${HOLDS.toLocaleString("en")} at ${PENDING.toLocaleString("en")} pending`,
    load() {
      const draws = holdDraws();
      return { run: () => hold(draws, PENDING), count: () => ({ nextMs: hold(draws, PENDING) }) };
    },
  },
  {
    name: `cluster with ledger, ${WORKERS} GPUs, preempted hourly, ${PREEMPTION_HOURS.toLocaleString("en")} h`,
    load() {
      const draws = preemptionDraws();
      const trace = invented(PREEMPTION_HOURS);
      return {
        run: () => preemption(draws, trace),
        count() {
          const simulation = new CountingSimulation();
          return { ...preemption(draws, trace, WORKERS, simulation), scheduled: simulation.scheduled };
        },
      };
    },
  },
] satisfies Case[];
