import { describe, expect, it } from "vitest";
import { logDifference, metricsOf } from "../../harness/analysis/index.ts";
import { ACTIVITIES } from "../../harness/record/index.ts";
import { handMadeRun, type Step } from "./hand-made-runs.ts";

const STEPS: Step[] = [
  [1, 900, 3000],
  [3, 975, 5000],
  [4, 985, 8000],
];
const run = handMadeRun("a", 1, STEPS, { endHour: 6 });

describe("metricsOf", () => {
  it("reads totals at the end of the run", () => {
    expect(metricsOf(run, "full", 1000)).toMatchObject({
      carbonKg: 8,
      energyKwh: 10,
      gpuHours: 10,
      hypervolume: 985,
      hypervolumeFraction: 0.985,
      logHypervolumeDifference: Math.log10(15),
      trained: 3,
      sampled: 1,
      hoursElapsed: 6,
      intensityPaidGPerKwh: 790,
    });
  });

  it("reads the cost of a target at the training that reached it", () => {
    expect(metricsOf(run, "full", 1000)).toMatchObject({
      "carbonKgTo.0.95": 5,
      "carbonKgTo.0.97": 5,
      "carbonKgTo.0.98": 8,
      "carbonKgTo.0.99": null,
      "gpuHoursTo.0.95": 7,
      "gpuHoursTo.0.99": null,
      "hoursTo.0.95": 3,
      "hoursTo.0.98": 4,
      "hoursTo.0.99": null,
    });
    expect(metricsOf(run, "paper", 1000)).toMatchObject({ "carbonKgTo.0.95": 1.48, "gpuHoursTo.0.95": 3 });
  });

  it("charges a target that the initial architectures reach with what was spent before the search", () => {
    const lucky = handMadeRun("a", 1, STEPS, { initialHypervolume: 960 });
    const full = metricsOf(lucky, "full", 1000);
    expect([full["carbonKgTo.0.95"], full["gpuHoursTo.0.95"], full["hoursTo.0.95"]]).toEqual([2.04, 4, 0]);
    const paper = metricsOf(lucky, "paper", 1000);
    expect([paper["carbonKgTo.0.95"], paper["gpuHoursTo.0.95"]]).toEqual([0, 0]);
  });

  it("reaches a target that is met exactly", () => {
    expect(metricsOf(handMadeRun("a", 1, [[1, 990, 3000]]), "full", 1000)["carbonKgTo.0.99"]).toBe(3);
  });

  it.each(["full", "paper"])("splits the carbon of %s over the activities, none lost", (accounting) => {
    const metrics = metricsOf(run, accounting, 1000);
    const parts = ACTIVITIES.map((activity) => metrics[`carbonByActivity.${activity}`] ?? NaN);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(metrics.carbonKg ?? NaN, 12);
  });

  it("has no log of nothing, nor an intensity without electricity", () => {
    expect(logDifference(1000 - 1e-10, 1000)).toBeNull();
    expect(logDifference(1000 + 1e-10, 1000)).toBeNull();
    expect(logDifference(990, 1000)).toBe(1);
    expect(metricsOf(handMadeRun("a", 1, []), "paper", 1000).intensityPaidGPerKwh).toBeNull();
  });

  it("refuses an unknown accounting and a run without an end", () => {
    expect(() => metricsOf(run, "half", 1000)).toThrow(/"half", expected one of: full, paper/);
    expect(() => metricsOf({ ...run, events: run.events.slice(0, -1) }, "full", 1000)).toThrow(
      /no "stopped"/,
    );
  });
});
