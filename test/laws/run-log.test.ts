import { describe, expect, it } from "vitest";
import { samplerOf } from "../../harness/nas/index.ts";
import { ACTIVITIES } from "../../harness/record/index.ts";
import { msToHours } from "../../harness/units/index.ts";
import { BENCHMARK, definition, full, paper, runSmall } from "../fixtures/small-world.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { EVERY_METHOD, plainRun } from "./every-method.ts";
import { trainingStretches } from "./replay.ts";

const GPUS = 6;

describe.each(EVERY_METHOD)("the log of %s", (name) => {
  const run = (): SearchRecord => plainRun(name);

  it("is the same for the same seed, byte for byte", () => {
    const { events, statements } = run();
    expect(JSON.stringify(runSmall(name))).toBe(JSON.stringify({ events, statements }));
  });

  it("is another for another seed", () => {
    const { events } = run();
    expect(JSON.stringify(runSmall(name, { seed: 2 }).events)).not.toBe(JSON.stringify(events));
  });

  it("stands in order of time, from the initial architectures to the one end", () => {
    const { events } = run();
    const times = events.map(({ timeMs }) => timeMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(events.slice(0, 10).map(({ type }) => type)).toEqual(Array.from({ length: 10 }, () => "initial"));
    expect(events.filter(({ type }) => type === "stopped")).toEqual([events.at(-1)]);
    expect(times.every(Number.isInteger)).toBe(true);
  });

  it("has each architecture trained once and scored once, at most", () => {
    const { events } = run();
    for (const types of [["initial", "started"], ["trained"], ["sampled"]]) {
      const named = events.flatMap((event) =>
        types.includes(event.type) && "architecture" in event ? [event.architecture] : [],
      );
      expect(new Set(named).size).toBe(named.length);
    }
  });

  it("has at least one architecture trained, and hypervolume that never falls", () => {
    const { events } = run();
    const volumes = events.flatMap((event) => ("hypervolume" in event ? [event.hypervolume] : []));
    expect(events.filter(({ type }) => type === "trained").length).toBeGreaterThan(0);
    expect(volumes).toEqual(volumes.toSorted((a, b) => a - b));
    expect(volumes.at(-1)).toBeLessThanOrEqual(BENCHMARK.referenceHypervolume() + 1e-9);
  });

  it("never has two jobs on a GPU or one job on two", () => {
    const { events } = run();
    const { sampler } = definition(name);
    const judge = sampler === null ? null : samplerOf(BENCHMARK, sampler);
    const held = [
      ...trainingStretches(events),
      ...events.flatMap((event) =>
        event.type === "sampled" && judge !== null
          ? [{ gpu: event.gpu, fromMs: event.timeMs - judge.costMs(event.architecture), toMs: event.timeMs }]
          : [],
      ),
    ].toSorted((a, b) => a.fromMs - b.fromMs);
    const freeMs = Array.from({ length: GPUS }, () => 0);
    for (const { gpu, fromMs, toMs } of held) {
      expect(fromMs).toBeGreaterThanOrEqual(freeMs[gpu]);
      freeMs[gpu] = toMs;
    }
    expect(held.length).toBeGreaterThan(0);
  });

  it("never has more GPUs given away than there are", () => {
    const { events } = run();
    const splits = events.filter((event) => event.type === "allocated");
    for (const { training, sampling } of splits) {
      expect(Math.min(training, sampling)).toBeGreaterThanOrEqual(0);
      expect(training + sampling).toBeLessThanOrEqual(GPUS);
    }
    expect(splits.length).toBeGreaterThan(0);
  });

  it("charges what its statements say, activity by activity", () => {
    const { events, statements } = run();
    const endHours = msToHours(events.at(-1)?.timeMs ?? 0);
    for (const accounting of [paper, full]) {
      const { activities, total } = statements[accounting.name];
      const sum = (key: "energyKwh" | "carbonG"): number =>
        ACTIVITIES.reduce((so_far, activity) => so_far + activities[activity][key], 0);
      expect(total.carbonG).toBeCloseTo(sum("carbonG"), 6);
      expect(total.energyKwh).toBeCloseTo(sum("energyKwh"), 9);
      const live = activities.training.gpuHours + activities.sampling.gpuHours + activities.idle.gpuHours;
      expect(live).toBeCloseTo(GPUS * endHours, 9);
      const last = events.at(-1);
      expect(last?.type === "stopped" && last.charged[accounting.name]).toEqual(total);
    }
  });

  it("has charges that only ever grow", () => {
    const { events } = run();
    const charged = events.flatMap((event) => ("charged" in event ? [event.charged] : []));
    for (const accounting of ["paper", "full"]) {
      const grams = charged.map((totals) => totals[accounting].carbonG);
      expect(grams).toEqual(grams.toSorted((a, b) => a - b));
    }
  });
});

it("begins with the same architectures for every method of a seed", () => {
  const initial = EVERY_METHOD.map((name) => JSON.stringify(plainRun(name).events.slice(0, 10)));
  expect(new Set(initial).size).toBe(1);
});
