import { Process, Resource, Simulation, timeout, type Body } from "../../harness/sim/index.ts";
import type { ServerDraws } from "./draws.ts";

/** One server, Poisson arrivals, exponential service, by callbacks. Returns the time that customers waited, all of them, ms. */
export function serverByCallbacks(
  { gapsMs, servicesMs }: ServerDraws,
  simulation = new Simulation(),
): number {
  const server = new Resource(1);
  const arrivedMs = new Float64Array(gapsMs.length);
  let arrived = 0;
  let begun = 0;
  let waitedMs = 0;
  const depart = (): void => server.release();
  const begin = (): void => {
    waitedMs += simulation.nowMs - arrivedMs[begun];
    simulation.after(servicesMs[begun++], 0, depart);
  };
  const arrive = (): void => {
    arrivedMs[arrived++] = simulation.nowMs;
    server.request(begin);
    if (arrived < gapsMs.length) simulation.after(gapsMs[arrived], 0, arrive);
  };
  simulation.after(gapsMs[0], 0, arrive);
  simulation.run();
  return waitedMs;
}

/** The same, every customer a process. */
export function serverByProcesses(
  { gapsMs, servicesMs }: ServerDraws,
  simulation = new Simulation(),
): number {
  const server = new Resource(1);
  let waitedMs = 0;
  function* customer(serviceMs: number): Body {
    const arrivedMs = simulation.nowMs;
    yield server;
    waitedMs += simulation.nowMs - arrivedMs;
    yield timeout(serviceMs);
    server.release();
  }
  function* source(): Body {
    for (let i = 0; i < gapsMs.length; i++) {
      yield timeout(gapsMs[i]);
      Process.start(simulation, customer(servicesMs[i]));
    }
  }
  Process.start(simulation, source());
  simulation.run();
  return waitedMs;
}

/** A simulation that counts what is scheduled. */
export class CountingSimulation extends Simulation {
  scheduled = 0;

  override at(timeMs: number, priority: number, action: () => void): number {
    this.scheduled++;
    return super.at(timeMs, priority, action);
  }
}
