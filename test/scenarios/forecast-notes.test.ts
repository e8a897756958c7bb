import { expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { TraceForecasts, type Forecaster } from "../../harness/forecast/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { forecastAuthors, forecastNotes } from "../../scenarios/setting/forecasters.ts";
import { withWeightsRead } from "../../scenarios/setting/weights-used.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";

const trace = new CarbonTrace(syntheticTrace(24 * 10, "2021-01-01T00:00Z"));
const startMs = trace.startMs + 48 * MS_PER_HOUR;

/** Speaks for itself but in these hours of the window. */
function told(name: string, standsIn: (hour: number) => boolean, chosen: string | null = null) {
  const forecaster: Forecaster = {
    name,
    learned: true,
    historyHours: 1,
    memoryHours: 1,
    maxLeadHours: 24,
    forecast({ currentHourMs }, hours) {
      const by = standsIn((currentHourMs - startMs) / MS_PER_HOUR) ? "persistence" : name;
      const values = new Float64Array(hours);
      return { by, median: values, low: values, high: values };
    },
  };
  const forecasts = new TraceForecasts(trace, forecaster);
  const authors = forecastAuthors(forecasts, startMs, 9.5);
  const weights = { "ce-nas": "a", forecaster: "b" };
  return {
    notes: forecastNotes(forecasts, authors, chosen),
    weights: withWeightsRead({ weights }, authors).weights,
  };
}

it("notes tell of every hour at which another forecaster stood in, not of the first alone", () => {
  expect(told("ridge", () => false).notes).toEqual([]);
  expect(told("ridge", (hour) => hour >= 7).notes).toEqual([
    expect.stringMatching(
      /^3 of 10 hourly forecasts are by persistence: .* too blank for the forecaster ridge/,
    ),
  ]);
  expect(told("transformer", () => true).notes).toEqual([
    expect.stringMatching(/^Forecasts are by persistence: there are no weights of transformer/),
  ]);
});

it("names who was chosen, and why, only for the hours at which it spoke", () => {
  const why = "auto: its weights learned before";
  expect(told("transformer", () => false, why).notes).toEqual([`Forecasts are by transformer (${why}).`]);
  expect(told("transformer", (hour) => hour >= 7, why).notes).toEqual([
    `7 of 10 hourly forecasts are by transformer (${why}).`,
    expect.stringMatching(/^3 of 10 hourly forecasts are by persistence: /),
  ]);
  expect(told("transformer", () => true, why).notes).toEqual([
    expect.stringMatching(/^Forecasts are by persistence: /),
  ]);
});

it("says that results rest on a forecaster's weights only where it spoke", () => {
  expect(told("transformer", (hour) => hour < 9).weights).toEqual({ "ce-nas": "a", forecaster: "b" });
  expect(told("transformer", () => true).weights).toEqual({ "ce-nas": "a" });
});
