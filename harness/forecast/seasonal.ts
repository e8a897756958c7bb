import { quantile, quantileSorted } from "../analysis/index.ts";
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
    const missed = missedByDay(past, now);
    const times = (share: number, bound: (a: number, b: number) => number): Float64Array => {
      const factors = missed.map((ratios) => (ratios.length === 0 ? 1 : bound(1, quantile(ratios, share))));
      return middle.map((value, lead) => value * factors[Math.floor(lead / DAY_HOURS)]);
    };
    return { by, median: middle.slice(), low: times(0.1, Math.min), high: times(0.9, Math.max) };
  },
};

/** The forecast at an hour of the past, all leads. */
function foretold(past: Float64Array, origin: number): Float64Array {
  const level = levelAt(past, origin);
  const starts = Array.from({ length: WEEKS }, (_, week) => origin - (week + 1) * WEEK_HOURS);
  const levels = starts.map((start) => levelAt(past, start));
  const shape = new Float64Array(WEEKS);
  return Float64Array.from({ length: HORIZON_HOURS }, (_, lead) => {
    let weeks = 0;
    for (let week = 0; week < WEEKS; week++) {
      const ratio = past[starts[week] + lead + 1] / levels[week];
      if (Number.isFinite(ratio)) shape[weeks++] = ratio;
    }
    return weeks === 0 ? level : level * quantileSorted(shape.subarray(0, weeks).toSorted(), 0.5);
  });
}

function levelAt(past: Float64Array, origin: number): number {
  let sum = 0;
  for (let hour = origin - DAY_HOURS + 1; hour <= origin; hour++) sum += past[hour];
  return sum / DAY_HOURS;
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
