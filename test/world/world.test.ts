import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { hoursToMs } from "../../harness/units/index.ts";
import { BENCHMARK, full, paper, runSmall } from "../fixtures/small-world.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";
import { scripted } from "./scripted.ts";

const columns = syntheticTrace();
const constant = (value: number): CarbonTrace =>
  new CarbonTrace({ ...columns, intensityGPerKwh: columns.intensityGPerKwh.map(() => value) });

describe("what a search is charged", () => {
  it("random for 1 h on 7 GPUs under `paper` emits 7 kWh's worth, exactly", () => {
    const { statements } = runSmall("random", { gpus: 7, hours: 1, trace: constant(300) });
    expect(statements["paper"].total).toEqual({ gpuHours: 7, energyKwh: 7, carbonG: 2100 });
    const { activities } = runSmall("random", { gpus: 7, hours: 1, trace: constant(340.93) }).statements[
      "paper"
    ];
    expect(activities.training.carbonG).toBeCloseTo(7 * 340.93, 9);
    expect(activities.idle.gpuHours).toBe(0);
  });

  it("the initial architectures are charged under `full` alone, at the first hour's intensity", () => {
    const { events, statements } = runSmall("random");
    const ms = events
      .flatMap((event) => (event.type === "initial" ? [BENCHMARK.trainingMs(event.architecture)] : []))
      .reduce((sum, part) => sum + part, 0);
    const first = events.find((event) => event.type === "allocated");
    const kwh = ((full.powerW.initialSamples.value * full.pue.value) / 1000) * (ms / 3_600_000);
    const { initialSamples } = statements["full"].activities;
    expect(initialSamples.carbonG).toBeCloseTo(kwh * (first?.intensityGPerKwh ?? 0), 9);
    expect(statements["paper"].activities.initialSamples.carbonG).toBe(0);
  });

  it("a supernet is charged to the methods that use one, to no other", () => {
    const supernet = (name: string): number =>
      runSmall(name, { hours: 2 }).statements["full"].activities.supernetTraining.carbonG;
    expect(supernet("random")).toBe(0);
    expect(supernet("heuristic")).toBeGreaterThan(0);
  });
});

describe("the first minutes", () => {
  it.each(["heuristic", "static-2", "static-4"])(
    "%s begins with an empty queue: its training GPUs wait for what is scored",
    (name) => {
      const { events, statements } = runSmall(name, { hours: 1 });
      const at = (type: string): number => events.find((event) => event.type === type)?.timeMs ?? -1;
      expect(at("sampled")).toBeGreaterThan(0);
      expect(at("started")).toBe(at("sampled"));
      expect(statements["paper"].activities.idle.carbonG).toBe(0);
      expect(statements["full"].activities.idle.carbonG).toBeGreaterThan(0);
    },
  );

  it.each(["random", "vanilla", "nsga2", "regularized-evolution"])(
    "%s trains on every GPU from the first instant",
    (name) => {
      const starts = runSmall(name).events.filter(({ type, timeMs }) => type === "started" && timeMs === 0);
      expect(starts).toHaveLength(6);
    },
  );

  it("a control step comes every hour, on the hour", () => {
    const splits = runSmall("random", { hours: 3.5 }).events.filter(({ type }) => type === "allocated");
    expect(splits.map(({ timeMs }) => timeMs)).toEqual([0, 1, 2, 3].map(hoursToMs));
  });
});

describe("low fidelity", () => {
  it("and then full training cost what full training alone costs, and teach twice", () => {
    const orders = [
      { architecture: 100, fidelity: "low-fidelity" as const },
      { architecture: 100, fidelity: "training" as const },
    ];
    const seen: number[][] = [];
    const method = scripted({
      train(observation) {
        seen.push([observation.lowFidelity.length, Number(observation.isTaken(100))]);
        return orders.shift() ?? null;
      },
      finished: () => orders.length === 0,
    });
    const { events, statements } = runSmall(method, { gpus: 1, initialArchitectures: 0 });
    const trained = events.filter((event) => event.type === "trained");
    expect(trained.map(({ evaluator }) => evaluator)).toEqual(["low-fidelity", "training"]);
    expect(trained[0].timeMs).toBe(Math.round((BENCHMARK.trainingMs(100) * 12) / 200));
    expect(trained[1].timeMs).toBe(BENCHMARK.trainingMs(100));
    expect(trained[0].objectives).toEqual([
      BENCHMARK.table.columns.cifar10_val_12[100],
      BENCHMARK.natural(BENCHMARK.losses(100))[1],
    ]);
    expect(trained[0].hypervolume).toBe(0);
    expect(trained[1].hypervolume).toBeGreaterThan(0);
    expect(seen.slice(0, 3)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(statements["paper"].activities.training.gpuHours).toBeCloseTo(
      BENCHMARK.trainingMs(100) / 3_600_000,
      12,
    );
  });
});

describe("the end", () => {
  it("comes when a method has finished and its last job is done", () => {
    let asked = 0;
    const method = scripted({
      train: () => (asked++ < 2 ? { architecture: asked, fidelity: "training" } : null),
      finished: () => asked >= 2,
    });
    const { events } = runSmall(method, { gpus: 3, initialArchitectures: 0 });
    const lastMs = Math.max(BENCHMARK.trainingMs(1), BENCHMARK.trainingMs(2));
    expect(events.at(-1)).toMatchObject({ type: "stopped", reason: "finished", timeMs: lastMs });
  });

  it("comes by the hour for a method that never does anything", () => {
    const { events, statements } = runSmall(scripted({}), { hours: 2, gpus: 2, initialArchitectures: 0 });
    expect(events.at(-1)).toMatchObject({ type: "stopped", reason: "hours", timeMs: hoursToMs(2) });
    expect(statements["full"].activities.idle.gpuHours).toBe(4);
    expect(statements["paper"].total.carbonG).toBe(0);
  });

  it("cuts a job off that is under way at the hour, and charges it to there", () => {
    let next = 0;
    const method = scripted({ train: () => ({ architecture: next++, fidelity: "training" }) });
    const { events, statements } = runSmall(method, { hours: 0.1, gpus: 2, initialArchitectures: 0 });
    expect(events.filter(({ type }) => type === "trained")).toEqual([]);
    expect(statements["paper"].total.gpuHours).toBeCloseTo(0.2, 12);
    expect(paper.powerW.training.value).toBe(1000);
  });
});
