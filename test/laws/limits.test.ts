import { describe, expect, it } from "vitest";
import { hoursToMs } from "../../harness/units/index.ts";
import { BENCHMARK, full, paper, runSmall } from "../fixtures/small-world.ts";
import { EVERY_METHOD, plainRun } from "./every-method.ts";
import { trainingStretches } from "./replay.ts";

const HOURS = 14;

describe.each(EVERY_METHOD)("%s keeps to its limits", (name) => {
  it("ends by the hour, and there unless it is done", () => {
    const end = plainRun(name).events.at(-1);
    expect(end?.timeMs).toBeLessThanOrEqual(hoursToMs(HOURS));
    expect(end?.type === "stopped" && end.reason === "hours").toBe(end?.timeMs === hoursToMs(HOURS));
    const odd = runSmall(name, { hours: 2.51 }).events.at(-1);
    expect(odd?.timeMs).toBeLessThanOrEqual(hoursToMs(2.51));
  });

  it.each([
    { accounting: paper, onCrossing: "do-not-start" as const },
    { accounting: paper, onCrossing: "cut" as const },
    { accounting: full, onCrossing: "do-not-start" as const },
    { accounting: full, onCrossing: "cut" as const },
  ])("never crosses a carbon budget: $accounting.name, $onCrossing", ({ accounting, onCrossing }) => {
    const steered = { accountings: [accounting], steering: accounting };
    const { activities, total } = runSmall(name, steered).statements[accounting.name];
    const { supernetTraining, initialSamples } = activities;
    const made = (supernetTraining.gpuHours + initialSamples.gpuHours) * accounting.embodiedGPerGpuHour.value;
    const prior = supernetTraining.carbonG + initialSamples.carbonG + made;
    const grams = prior + 0.4 * (total.carbonG - prior);
    const run = runSmall(name, { ...steered, budget: { grams, accounting, onCrossing } });
    const end = run.events.at(-1);
    expect(run.statements[accounting.name].total.carbonG).toBeLessThanOrEqual(grams * (1 + 1e-12));
    expect(end?.timeMs).toBeLessThanOrEqual(hoursToMs(HOURS));
    expect(end?.type === "stopped" && end.reason).toBe("carbon-budget");
  });

  it("trains every job for its table's time, through all pauses", () => {
    const fromStart = new Map<number, number>();
    for (const { architecture, fromMs, toMs, remainingMs, leftMs } of trainingStretches(
      plainRun(name).events,
    )) {
      const expected = fromStart.get(architecture) ?? BENCHMARK.trainingMs(architecture);
      expect(remainingMs).toBe(expected);
      expect(remainingMs - leftMs).toBe(toMs - fromMs);
      fromStart.set(architecture, leftMs);
    }
    expect(fromStart.size).toBeGreaterThan(0);
  });

  it("pays for switching and reloading with time, never with training", () => {
    const costs = { switchMs: 60_000, resumeMs: 90_000 };
    const { events } = runSmall(name, { costs });
    for (const { fromMs, toMs, remainingMs, leftMs } of trainingStretches(events)) {
      const overheadMs = toMs - fromMs - (remainingMs - leftMs);
      expect(overheadMs).toBeGreaterThanOrEqual(0);
      expect(overheadMs).toBeLessThanOrEqual(costs.switchMs + costs.resumeMs);
    }
    expect(events.at(-1)?.timeMs).toBeLessThanOrEqual(hoursToMs(HOURS));
  });
});

it("some method pauses jobs, so that these laws say something", () => {
  const pauses = EVERY_METHOD.flatMap((name) =>
    plainRun(name).events.filter(({ type }) => type === "paused"),
  );
  expect(pauses.length).toBeGreaterThan(0);
});
