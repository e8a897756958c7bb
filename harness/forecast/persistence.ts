import type { Forecaster } from "./forecaster.ts";

const DAY = 24;
/** How far back a blank hour is replaced by the same hour of an earlier day. */
const DAYS = 7;

/**
 * The same hour yesterday, repeated: lead k takes the value of k hours after this time on the last day that has one.
 * Where that hour is blank upstream, the same hour of the latest earlier day that is not; NaN if a week has none.
 */
export const persistence: Forecaster = {
  name: "persistence",
  historyHours: DAYS * DAY,
  forecast(history, hours) {
    const past = history.last(DAYS * DAY);
    const forecast = new Float64Array(hours);
    for (let lead = 1; lead <= hours; lead++) {
      let i = past.length - DAY + ((lead - 1) % DAY);
      while (i >= 0 && Number.isNaN(past[i])) i -= DAY;
      forecast[lead - 1] = i >= 0 ? past[i] : Number.NaN;
    }
    return forecast;
  },
};
