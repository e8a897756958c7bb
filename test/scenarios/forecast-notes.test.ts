import { expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { TraceForecasts, type Forecaster } from "../../harness/forecast/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { forecastNotes } from "../../scenarios/setting/forecasters.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";

const trace = new CarbonTrace(syntheticTrace(24 * 10, "2021-01-01T00:00Z"));
const startMs = trace.startMs + 48 * MS_PER_HOUR;

/** Speaks for itself but in these hours of the window. */
function notesWhere(name: string, standsIn: (hour: number) => boolean): string[] {
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
  return forecastNotes(new TraceForecasts(trace, forecaster), startMs, 9.5);
}

it("notes tell of every hour at which another forecaster stood in, not of the first alone", () => {
  expect(notesWhere("ridge", () => false)).toEqual([]);
  expect(notesWhere("ridge", (hour) => hour >= 7)).toEqual([
    expect.stringMatching(
      /^3 of 10 hourly forecasts are by persistence: .* too blank for the forecaster ridge/,
    ),
  ]);
  expect(notesWhere("transformer", () => true)).toEqual([
    expect.stringMatching(/^Forecasts are by persistence: there are no weights of transformer/),
  ]);
});
