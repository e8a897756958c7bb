import { describe, expect, it } from "vitest";
import { stream } from "../../harness/random/index.ts";
import { Resource, Simulation } from "../../harness/sim/index.ts";

const CUSTOMERS = 120_000;
const WARM_UP = 2000;
const BATCH = 4000;
/** Fine enough that rounding to whole milliseconds moves nothing. */
const MEAN_SERVICE_MS = 100_000;

/** Waiting times (ms) in an M/M/1 queue of a load, after a warm-up. */
function waits(load: number, seed: number): number[] {
  const simulation = new Simulation();
  const server = new Resource(1);
  const arrivals = stream(seed, "arrivals");
  const services = stream(seed, "services");
  const drawn = (random: typeof arrivals, meanMs: number): number =>
    Math.round(-meanMs * Math.log(1 - random.next()));
  const waited: number[] = [];
  let arrived = 0;
  const arrive = (): void => {
    const arrivedMs = simulation.nowMs;
    const serviceMs = drawn(services, MEAN_SERVICE_MS);
    server.request(() => {
      waited.push(simulation.nowMs - arrivedMs);
      simulation.after(serviceMs, 0, () => server.release());
    });
    if (++arrived < CUSTOMERS) simulation.after(drawn(arrivals, MEAN_SERVICE_MS / load), 1, arrive);
  };
  simulation.at(0, 1, arrive);
  simulation.run();
  return waited.slice(WARM_UP);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Waits of neighbours are alike, so the error is taken from the means of long batches. */
function standardError(values: readonly number[]): number {
  const batches = Array.from({ length: Math.floor(values.length / BATCH) }, (_, i) =>
    mean(values.slice(i * BATCH, (i + 1) * BATCH)),
  );
  const centre = mean(batches);
  const variance = batches.reduce((sum, batch) => sum + (batch - centre) ** 2, 0) / (batches.length - 1);
  return Math.sqrt(variance / batches.length);
}

describe("kernel and resource against the theory of one server", () => {
  it.each([0.3, 0.5, 0.7])("waits load / (1 - load) mean services at load %s", (load) => {
    const waited = waits(load, 20210702);
    const theoryMs = (load / (1 - load)) * MEAN_SERVICE_MS;
    const error = standardError(waited);
    expect(error).toBeLessThan(0.05 * theoryMs);
    expect(Math.abs(mean(waited) - theoryMs)).toBeLessThan(3 * error);
  });

  it("serves a share of 1 - load at once", () => {
    const load = 0.5;
    const atOnce = waits(load, 7).map((waitMs) => (waitMs === 0 ? 1 : 0));
    expect(Math.abs(mean(atOnce) - (1 - load))).toBeLessThan(3 * standardError(atOnce));
  });
});
