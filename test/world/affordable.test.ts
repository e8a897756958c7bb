import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import type { Method } from "../../harness/method/index.ts";
import { samplerOf, type SamplerName } from "../../harness/nas/index.ts";
import { MS_PER_HOUR, hoursToMs, msToHours } from "../../harness/units/index.ts";
import type { WorldOptions, SearchRecord } from "../../harness/world/index.ts";
import { BENCHMARK, START_MS, full, runSmall } from "../fixtures/small-world.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";
import { scripted } from "./scripted.ts";

/** All edges 3x3 convolutions: trains for 1.8 h. The architectures after it take nearly as long. */
const LONG = 11_718;
const longMs = BENCHMARK.trainingMs(LONG);
const PUE = full.pue.value;

/** A trace whose hours from the start of the run have these intensities, g/kWh; the last one goes on. */
function traceOf(...intensities: readonly number[]): CarbonTrace {
  const columns = syntheticTrace();
  const first = (START_MS - columns.startMs) / MS_PER_HOUR;
  return new CarbonTrace({
    ...columns,
    intensityGPerKwh: columns.intensityGPerKwh.map((value, hour) =>
      hour < first ? value : intensities[Math.min(hour - first, intensities.length - 1)],
    ),
  });
}

/** A search under `full` that trains LONG and the architectures after it, `jobs` of them. */
function search(
  grams: number,
  trace: CarbonTrace,
  options: { gpus: number; jobs?: number; sampler?: SamplerName } & Partial<WorldOptions>,
  told: Partial<Method> = {},
): SearchRecord {
  const { jobs = 1, sampler = null, ...changes } = options;
  let asked = 0;
  const train: Method["train"] = () =>
    asked === jobs ? null : { architecture: LONG + asked++, fidelity: "training" };
  return runSmall(scripted({ train, finished: () => asked === jobs, ...told }, sampler), {
    trace,
    initialArchitectures: 0,
    accountings: [full],
    steering: full,
    budget: { grams, accounting: full, onCrossing: "do-not-start" },
    ...changes,
  });
}

/** What GPUs cost for some hours at an intensity: electricity at the meter, and their making. */
function gramsOf(watts: readonly number[], hours: number, intensity: number): number {
  const kilowatts = watts.reduce((sum, power) => sum + power, 0) / 1000;
  return hours * (PUE * kilowatts * intensity + watts.length * full.embodiedGPerGpuHour.value);
}

const count = ({ events }: SearchRecord, type: string): number =>
  events.filter((event) => event.type === type).length;
const { training, sampling, idle } = full.powerW;

describe("under `full` and an intensity that changes, a job starts only if the budget holds", () => {
  it("its power, PUE, the idle GPUs beside it, and the making of them all, at the present intensity", () => {
    const trace = traceOf(300, 100);
    const need = gramsOf([training.value, idle.value, idle.value], msToHours(longMs), 300);
    expect(count(search(need + 1e-6, trace, { gpus: 3 }), "started")).toBe(1);
    expect(count(search(need - 1e-3, trace, { gpus: 3 }), "started")).toBe(0);
  });

  it("the sampling that goes on meanwhile", () => {
    const trace = traceOf(300, 100);
    const { setupMs } = samplerOf(BENCHMARK, "one-shot");
    const supernet = gramsOf([full.powerW.supernetTraining.value], msToHours(setupMs), 300);
    const need = supernet + gramsOf([training.value, sampling.value], msToHours(longMs), 300);
    const options = { gpus: 2, sampler: "one-shot" } as const;
    const told = { allocate: () => ({ training: 1, sampling: 1 }) };
    expect(count(search(need + 1e-6, trace, options, told), "started")).toBe(1);
    expect(count(search(need - 1e-3, trace, options, told), "started")).toBe(0);
  });

  it("the switch of a GPU that has been sampling", () => {
    const trace = traceOf(300, 200);
    const { setupMs, costMs } = samplerOf(BENCHMARK, "one-shot");
    const scoringMs = costMs(7);
    const before =
      gramsOf([full.powerW.supernetTraining.value], msToHours(setupMs), 300) +
      gramsOf([sampling.value], msToHours(scoringMs), 300) +
      gramsOf([idle.value], 1 - msToHours(scoringMs), 300);
    const need = before + gramsOf([training.value], 0.5 + msToHours(longMs), 200);
    const told: Partial<Method> = {
      allocate: ({ elapsedHours }) => ({
        training: elapsedHours < 1 ? 0 : 1,
        sampling: elapsedHours < 1 ? 1 : 0,
      }),
      sample: ({ scored }) => (scored.length === 0 ? 7 : null),
    };
    const options = {
      gpus: 1,
      sampler: "one-shot",
      costs: { switchMs: hoursToMs(0.5), resumeMs: 0 },
    } as const;
    expect(count(search(need + 1e-3, trace, options, told), "started")).toBe(1);
    expect(count(search(need - 1e-3, trace, options, told), "started")).toBe(0);
  });
});

it("a paused job resumes only if the budget holds what is left of it, at the intensity of then", () => {
  const hours = [300, 300, 900];
  const told: Partial<Method> = {
    allocate: ({ elapsedHours }) => ({ training: elapsedHours === 1 ? 0 : 1, sampling: 0 }),
  };
  const resumed = (grams: number): number =>
    count(search(grams, traceOf(...hours), { gpus: 1 }, told), "resumed");
  const before = gramsOf([training.value], 1, 300) + gramsOf([idle.value], 1, 300);
  const need = before + gramsOf([training.value], msToHours(longMs) - 1, 900);
  expect(resumed(need + 1e-3)).toBe(1);
  expect(resumed(need - 1e-3)).toBe(0);
});

describe("a job that was refused", () => {
  it("starts when power gets cleaner while another is under way", () => {
    const two = gramsOf([training.value, training.value], msToHours(longMs), 300);
    const result = search(two * 0.9, traceOf(300, 50), { gpus: 2, jobs: 2 });
    const starts = result.events.filter(({ type }) => type === "started");
    expect(starts.map(({ timeMs }) => timeMs)).toEqual([0, MS_PER_HOUR]);
    expect(count(result, "trained")).toBe(2);
    expect(result.statements["full"].total.carbonG).toBeLessThan(two * 0.9);
  });

  it("waits without another in its stead, and ends the search once nothing is under way", () => {
    const one = gramsOf([training.value, idle.value], msToHours(longMs), 300);
    const result = search(one * 1.01, traceOf(300), { gpus: 2, jobs: 9 });
    expect([count(result, "started"), count(result, "trained")]).toEqual([1, 1]);
    expect(result.events.at(-1)).toMatchObject({ type: "stopped", reason: "carbon-budget", timeMs: longMs });
  });
});
