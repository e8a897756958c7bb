import { describe, expect, it } from "vitest";
import type { Observation } from "../../harness/method/index.ts";
import { FEATURES, stateOf } from "../../baselines/parts/agent/state.ts";
import { foretelling, observing } from "../baselines/observations.ts";

const of = (told: Partial<Observation>, name: string): number =>
  stateOf(observing(told))[FEATURES.findIndex((feature) => feature.name === name)];
const forecasting = (values: readonly number[]) => () => foretelling(values);
const ramp = (hours: number): Float64Array => Float64Array.from({ length: hours }, (_, i) => 100 + i);

describe("the agent's state", () => {
  it("begins with the paper's four", () => {
    expect(FEATURES.slice(0, 4).map(({ name }) => name)).toEqual([
      "remaining-hours",
      "intensity-in-week",
      "hypervolume-share",
      "evaluated",
    ]);
  });

  it.each<[string, Partial<Observation>, string, number]>([
    ["half the time left", { elapsedHours: 40, remainingHours: 40 }, "remaining-hours", 0.5],
    ["the week's dirtiest hour", { intensityGPerKwh: 267, history: ramp }, "intensity-in-week", 0.5],
    ["the week's cleanest hour", { intensityGPerKwh: 100, history: ramp }, "intensity-in-week", -0.5],
    ["a flat week", {}, "intensity-in-week", 0],
    [
      "hypervolume in the box of 100 % and 50 mJ",
      { hypervolume: 4000, referenceLosses: [0, 50] },
      "hypervolume-share",
      0.8,
    ],
    ["no budget", {}, "budget-left", 1],
    ["a third of the budget spent", { carbon: { spentG: 10, budgetG: 30 } }, "budget-left", 2 / 3],
    ["no budget affords all", {}, "budget-affords", 2],
    // 8 GPUs x 10 h x 1 kW x 300 g/kWh = 24 kg.
    [
      "a budget for half",
      { remainingHours: 10, carbon: { spentG: 0, budgetG: 12_000 } },
      "budget-affords",
      0.5,
    ],
    ["a fifth above the week's mean", { intensityGPerKwh: 360 }, "intensity-unusual", 0.2],
    [
      "a forecast a tenth below it",
      { forecast: forecasting(Array.from({ length: 24 }, () => 270)) },
      "next-24h",
      -0.1,
    ],
    [
      "only the next six hours",
      { forecast: forecasting([150, 150, 150, 150, 150, 150, 600]) },
      "next-6h",
      -0.5,
    ],
    ["cleaner soon", { forecast: forecasting([240, 240, 240, 300]) }, "trend", -0.2],
    [
      "one hour in four cleaner",
      { forecast: forecasting([240, 300, 330, 360]) },
      "cleaner-hours-ahead",
      0.25,
    ],
    ["the cleanest foretold", { forecast: forecasting([240, 300]) }, "cleanest-ahead", -0.2],
    [
      "hours after the end count for nothing",
      { remainingHours: 1, forecast: forecasting([300, 30]) },
      "cleanest-ahead",
      0,
    ],
    ["nothing foretold", { forecast: forecasting([Number.NaN]) }, "next-24h", 0],
    ["six of eight at work or paused", { running: 5, paused: 1 }, "in-training", 0.75],
  ])("%s", (_, told, name, expected) => expect(of(told, name)).toBeCloseTo(expected, 9));

  it("stays within its ranges whatever happens, blanks and zeros included", () => {
    const wild: Partial<Observation>[] = [
      { intensityGPerKwh: 0, history: (hours) => new Float64Array(hours), forecast: forecasting([0]) },
      { intensityGPerKwh: 9000, forecast: forecasting([0, 9000]) },
      { history: (hours) => new Float64Array(hours).fill(Number.NaN), forecast: forecasting([Number.NaN]) },
      { carbon: { spentG: 50, budgetG: 10 }, remainingHours: 0, elapsedHours: 80 },
    ];
    for (const told of wild) {
      const outside = FEATURES.filter(({ range: [low, high] }, i) => {
        const value = stateOf(observing(told))[i];
        return !(value >= low && value <= high);
      });
      expect(outside).toEqual([]);
    }
  });
});
