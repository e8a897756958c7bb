import { quantile } from "../analysis/index.ts";
import { filled } from "./filled.ts";
import type { Forecaster } from "./forecaster.ts";
import { DAY_HOURS, HORIZON_HOURS, WEEK_HOURS } from "./horizon.ts";

/** Hours whose errors the interval is read from. */
const ERROR_HOURS = 4 * WEEK_HOURS;

/**
 * The same hour yesterday, repeated: lead k takes the value of k hours after this time on the last day that has one;
 * NaN if a week has none. The interval of day d ahead adds the 10 % and 90 % quantiles of what that rule missed by, d
 * days apart, over the last four weeks (or as many as there are); it holds the median and does not go below zero.
 */
export const persistence: Forecaster = {
  name: "persistence",
  learned: false,
  historyHours: WEEK_HOURS,
  memoryHours: ERROR_HOURS + HORIZON_HOURS,
  maxLeadHours: HORIZON_HOURS,
  forecast(history, hours) {
    const past = filled(history.last(Math.min(history.hours, this.memoryHours)));
    const median = new Float64Array(hours);
    const low = new Float64Array(hours);
    const high = new Float64Array(hours);
    for (let first = 0; first < hours; first += DAY_HOURS) {
      const errors = errorsOf(past, first + DAY_HOURS);
      const [below, above] =
        errors.length > 0 ? [quantile(errors, 0.1), quantile(errors, 0.9)] : [Number.NaN, Number.NaN];
      for (let lead = first; lead < Math.min(hours, first + DAY_HOURS); lead++) {
        const value = past[past.length - DAY_HOURS + (lead - first)];
        median[lead] = value;
        low[lead] = Math.max(0, value + Math.min(0, below));
        high[lead] = value + Math.max(0, above);
      }
    }
    return { by: this.name, median, low, high };
  },
};

/** What a value differed by from the one `apart` hours before it, over the latest hours. */
function errorsOf(past: Float64Array, apart: number): Float64Array {
  const first = Math.max(apart, past.length - ERROR_HOURS);
  const errors = new Float64Array(Math.max(0, past.length - first));
  let known = 0;
  for (let i = first; i < past.length; i++) {
    const error = past[i] - past[i - apart];
    if (!Number.isNaN(error)) errors[known++] = error;
  }
  return errors.subarray(0, known);
}
