import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { BENCHMARK, TRACE, full, paper, runSmall } from "../fixtures/small-world.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";
import { scripted } from "./scripted.ts";

const columns = syntheticTrace();
/** 360 g/kWh at 1 kW: 0.1 g a second for each GPU that trains. */
const constant = new CarbonTrace({ ...columns, intensityGPerKwh: columns.intensityGPerKwh.map(() => 360) });

function searchWithin(grams: number, onCrossing: "do-not-start" | "cut", gpus: number): SearchRecord {
  let next = 0;
  return runSmall(scripted({ train: () => ({ architecture: next++, fidelity: "training" }) }), {
    trace: constant,
    gpus,
    initialArchitectures: 0,
    accountings: [paper],
    steering: paper,
    budget: { grams, accounting: paper, onCrossing },
  });
}

const gramsOf = (architecture: number): number => BENCHMARK.trainingMs(architecture) / 10_000;
const count = ({ events }: SearchRecord, type: string): number =>
  events.filter((event) => event.type === type).length;

describe("a carbon budget, do-not-start", () => {
  it("lets jobs start that can be finished within it, and no other", () => {
    const fitsThree = gramsOf(0) + gramsOf(1) + gramsOf(2);
    const enough = searchWithin(fitsThree + 1e-6, "do-not-start", 1);
    expect([count(enough, "started"), count(enough, "trained")]).toEqual([3, 3]);
    expect(enough.events.at(-1)).toMatchObject({ type: "stopped", reason: "carbon-budget" });
    expect(enough.statements["paper"].total.carbonG).toBeCloseTo(fitsThree, 6);
    const tooLittle = searchWithin(fitsThree - 0.001, "do-not-start", 1);
    expect([count(tooLittle, "started"), count(tooLittle, "trained")]).toEqual([2, 2]);
  });

  it("counts the jobs that are under way on other GPUs", () => {
    const both = searchWithin(gramsOf(0) + gramsOf(1) + 1e-6, "do-not-start", 2);
    expect([count(both, "started"), count(both, "trained")]).toEqual([2, 2]);
    const one = searchWithin(gramsOf(0) + gramsOf(1) - 0.001, "do-not-start", 2);
    expect([count(one, "started"), count(one, "trained")]).toEqual([1, 1]);
    expect(one.events.at(-1)?.timeMs).toBe(BENCHMARK.trainingMs(0));
  });

  it("starts nothing when there is nothing to spend", () => {
    const none = searchWithin(gramsOf(0) / 2, "do-not-start", 2);
    expect(none.events.map(({ type }) => type)).toEqual(["allocated", "stopped"]);
    expect(none.events.at(-1)).toMatchObject({ reason: "carbon-budget", timeMs: 0 });
  });
});

describe("a carbon budget, cut", () => {
  it("ends at the last millisecond within it, in the midst of a job", () => {
    const grams = gramsOf(0) + gramsOf(1) / 2;
    const cut = searchWithin(grams, "cut", 1);
    expect([count(cut, "started"), count(cut, "trained")]).toEqual([2, 1]);
    const end = cut.events.at(-1);
    expect(end).toMatchObject({ type: "stopped", reason: "carbon-budget" });
    const { carbonG } = cut.statements["paper"].total;
    expect(carbonG).toBeLessThanOrEqual(grams);
    expect(carbonG).toBeGreaterThan(grams - 0.0002);
  });

  it("trains on as many GPUs as it likes until then", () => {
    const cut = searchWithin(gramsOf(0) / 2, "cut", 4);
    expect([count(cut, "started"), count(cut, "trained")]).toEqual([4, 0]);
  });
});

describe("what was spent before the search", () => {
  it.each(["do-not-start", "cut"] as const)("can use a budget up: %s ends at once", (onCrossing) => {
    const { events } = runSmall("heuristic", {
      trace: TRACE,
      accountings: [full],
      steering: full,
      budget: { grams: 1, accounting: full, onCrossing },
    });
    expect(events.at(-1)).toMatchObject({ type: "stopped", reason: "spent-beforehand", timeMs: 0 });
    expect(events.filter(({ type }) => type === "trained")).toEqual([]);
  });
});
