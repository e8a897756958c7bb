import { mean, median, quantile } from "../analysis/index.ts";
import { filled } from "./filled.ts";
import type { Forecaster } from "./forecaster.ts";
import { DAY_HOURS, HORIZON_HOURS, WEEK_HOURS } from "./horizon.ts";
import { persistence } from "./persistence.ts";

/** Weeks whose shape is taken: chosen on 2021-2023 of five zones, as was the level of the last day, not of the last week. */
const WEEKS = 8;
/** Days whose errors the interval is read from. */
const JUDGED_DAYS = 28;

/**
 * The shape of the week at the level of today: for each hour ahead, the median over eight weeks of what the same hour of
 * the week was to the mean of the 24 h before that week's forecast, times the mean of the last 24 h. The interval of
 * each day ahead is what this rule missed by over the last four weeks, as a ratio, in quantiles. Until there are twelve
 * weeks of past without a blank that `filled` cannot fill, persistence stands in.
 */
export const seasonal: Forecaster = {
  name: "seasonal",
  learned: false,
  historyHours: persistence.historyHours,
  memoryHours: WEEKS * WEEK_HOURS + JUDGED_DAYS * DAY_HOURS + DAY_HOURS,
  maxLeadHours: HORIZON_HOURS,
  forecast(history, hours) {
    const { name: by, memoryHours } = this;
    const past = history.hours < memoryHours ? null : filled(history.last(memoryHours));
    if (past === null || past.some(Number.isNaN)) return persistence.forecast(history, hours);
    const now = past.length - 1;
    const middle = foretold(past, now).subarray(0, hours);
    const ratios = missedByDay(past, now);
    const times = (share: number, bound: (a: number, b: number) => number): Float64Array =>
      middle.map((value, lead) => {
        const missed = ratios[Math.floor(lead / DAY_HOURS)];
        return missed.length === 0 ? value : value * bound(1, quantile(missed, share));
      });
    return { by, median: middle.slice(), low: times(0.1, Math.min), high: times(0.9, Math.max) };
  },
};

/** The forecast at an hour of the past, all leads. */
function foretold(past: Float64Array, origin: number): Float64Array {
  const level = levelAt(past, origin);
  const weeks = Array.from({ length: WEEKS }, (_, week) => origin - (week + 1) * WEEK_HOURS);
  return Float64Array.from({ length: HORIZON_HOURS }, (_, lead) => {
    const shape = weeks
      .map((start) => past[start + lead + 1] / levelAt(past, start))
      .filter((ratio) => Number.isFinite(ratio));
    return shape.length === 0 ? level : level * median(shape);
  });
}

function levelAt(past: Float64Array, origin: number): number {
  return mean(past.subarray(origin - DAY_HOURS + 1, origin + 1));
}

/** What came to what was foretold, at this hour of the last four weeks' days, by day ahead. */
function missedByDay(past: Float64Array, now: number): number[][] {
  const ratios = Array.from({ length: HORIZON_HOURS / DAY_HOURS }, (): number[] => []);
  for (let day = HORIZON_HOURS / DAY_HOURS; day <= JUDGED_DAYS; day++) {
    const origin = now - day * DAY_HOURS;
    foretold(past, origin).forEach((value, lead) => {
      const ratio = past[origin + lead + 1] / value;
      if (Number.isFinite(ratio)) ratios[Math.floor(lead / DAY_HOURS)].push(ratio);
    });
  }
  return ratios;
}
