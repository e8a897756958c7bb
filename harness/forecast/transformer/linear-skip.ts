import { MS_PER_HOUR } from "../../units/index.ts";
import { HORIZON_HOURS, WEEK_HOURS } from "../horizon.ts";
import { CALENDAR_FEATURES, writeCalendar } from "./calendar.ts";
import { LEVEL_DAYS, type LogSeries } from "./log-series.ts";

/** Hours whose log-ratios the skip looks at. */
export const SKIP_LAGS = 2 * WEEK_HOURS;

export const SKIP_FEATURES = SKIP_LAGS + LEVEL_DAYS.length + CALENDAR_FEATURES;

/** Numbers of one skip: a row for each feature, a column for each lead. */
export const SKIP_WEIGHTS = SKIP_FEATURES * HORIZON_HOURS;

/** What the skip knows at an hour: log(value / scale) of the hours up to it, oldest first, of the levels, and its calendar. */
export function writeSkipFeatures(
  target: Float64Array,
  { startMs, log, logScale, logLevels }: LogSeries,
  hour: number,
): void {
  const first = hour - SKIP_LAGS + 1;
  for (let lag = 0; lag < SKIP_LAGS; lag++) target[lag] = log[first + lag] - logScale[hour];
  logLevels.forEach((level, i) => (target[SKIP_LAGS + i] = level[hour] - logScale[hour]));
  writeCalendar(target, SKIP_LAGS + LEVEL_DAYS.length, startMs + hour * MS_PER_HOUR);
}

/**
 * The linear part of the forecast made at an hour: log(value / scale) of the first `leads` hours after it.
 * @param features what `writeSkipFeatures` wrote. @param weights `SKIP_WEIGHTS` numbers.
 */
export function applySkip(
  target: Float64Array,
  features: Float64Array,
  weights: ArrayLike<number>,
  leads: number,
): void {
  target.fill(0, 0, leads);
  for (let feature = 0; feature < SKIP_FEATURES; feature++) {
    const x = features[feature];
    const row = feature * HORIZON_HOURS;
    for (let lead = 0; lead < leads; lead++) target[lead] += x * weights[row + lead];
  }
}
