import { describe, expect, it } from "vitest";
import { leastCarbonPlan } from "../../baselines/oracle/plan.ts";
import { Ledger, type Accounting } from "../../harness/carbon/index.ts";
import { hypervolume } from "../../harness/analysis/index.ts";
import { hoursToMs } from "../../harness/units/index.ts";
import { BENCHMARK, START_MS, TRACE, full, paper } from "../fixtures/small-world.ts";

const GPUS = 8;
const HOURS = 30;
const truth = (accounting: Accounting) => ({
  benchmark: BENCHMARK,
  trace: TRACE,
  startMs: START_MS,
  hours: HOURS,
  gpus: GPUS,
  accounting,
});
const OWNED = new Set([3, 1000, 9000]);
const planned = (accounting: Accounting, target = 0.97) =>
  leastCarbonPlan(truth(accounting), target, (architecture) => OWNED.has(architecture));

/** Carbon of training the queue from an hour on, fewer jobs than GPUs, until the last is done. */
function carbonG(accounting: Accounting, queue: readonly number[], startHour: number): number {
  const ledger = new Ledger({ trace: TRACE, startMs: START_MS, gpus: GPUS, accountings: [accounting] });
  const ends = queue.map((architecture) => hoursToMs(startHour) + BENCHMARK.trainingMs(architecture));
  for (const _ of queue) ledger.turn(hoursToMs(startHour), "idle", "training");
  for (const endMs of ends.toSorted((a, b) => a - b)) ledger.turn(endMs, "training", "idle");
  return ledger.statement(Math.max(...ends), accounting).total.carbonG;
}

describe("the oracle's plan", () => {
  it("reaches its target with what is known at the start", () => {
    const { queue } = planned(paper);
    const points = [...queue, ...OWNED].flatMap((architecture) => BENCHMARK.losses(architecture));
    const reached = hypervolume(Float64Array.from(points), 2, BENCHMARK.referenceLosses);
    expect(reached).toBeGreaterThanOrEqual(0.97 * BENCHMARK.referenceHypervolume());
    expect(queue.length).toBeLessThanOrEqual(GPUS);
    expect(queue.some((architecture) => OWNED.has(architecture))).toBe(false);
  });

  it("begins at the hour that costs least, the longest job first", () => {
    for (const accounting of [paper, full]) {
      const { queue, startHour } = planned(accounting);
      const times = queue.map((architecture) => BENCHMARK.trainingMs(architecture));
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      const own = carbonG(accounting, queue, startHour);
      for (let hour = 0; hour < HOURS - 4; hour++) {
        expect(carbonG(accounting, queue, hour)).toBeGreaterThanOrEqual(own);
      }
    }
  });

  it("is least under its own accounting: where idle GPUs are charged, not the least GPU time", () => {
    const costs = (plan: ReturnType<typeof planned>): number => carbonG(full, plan.queue, plan.startHour);
    for (const target of [0.95, 0.97, 0.98]) {
      const least = planned(full, target);
      const leastTime = planned(paper, target);
      expect(costs(least)).toBeLessThanOrEqual(carbonG(full, leastTime.queue, least.startHour));
      expect(costs(least)).toBeLessThanOrEqual(costs(leastTime));
    }
  });

  it("is empty where the window is too short for any", () => {
    const short = leastCarbonPlan({ ...truth(paper), hours: 0.01 }, 0.97, () => false);
    expect(short.queue).toEqual([]);
  });
});
