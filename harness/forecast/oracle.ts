import type { CarbonTrace } from "../carbon/index.ts";
import { MS_PER_HOUR } from "../units/index.ts";
import type { Forecaster } from "./forecaster.ts";
import { HORIZON_HOURS } from "./horizon.ts";

/** A bound: what will be. NaN past the end of the trace and where upstream is blank. */
export function oracle(truth: CarbonTrace): Forecaster {
  return {
    name: "oracle",
    learned: false,
    historyHours: 1,
    memoryHours: 1,
    maxLeadHours: HORIZON_HOURS,
    forecast({ currentHourMs }, hours) {
      const median = trueHours(truth, currentHourMs, hours);
      return { by: this.name, median, low: median, high: median };
    },
  };
}

/** The `hours` hours after the current one; NaN past the end of the trace and where upstream is blank. */
export function trueHours(truth: CarbonTrace, currentHourMs: number, hours: number): Float64Array {
  const fromMs = currentHourMs + MS_PER_HOUR;
  const values = new Float64Array(hours).fill(Number.NaN);
  const toMs = Math.min(truth.endMs, fromMs + hours * MS_PER_HOUR);
  if (toMs > fromMs) values.set(truth.window(fromMs, toMs));
  return values;
}
