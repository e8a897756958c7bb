import { MS_PER_HOUR } from "../../units/index.ts";
import { DAY_HOURS } from "../horizon.ts";
import { FUTURE_DAYS, TOKEN_FEATURES, type Architecture } from "./architecture.ts";
import { writeWeek } from "./calendar.ts";
import { SKIP_LAGS } from "./linear-skip.ts";
import { LEVEL_DAYS, type LogSeries } from "./log-series.ts";

/** The skip's forecasts: log intensity of hour `hour + lead` as foretold at `hour`, lead 1 to the horizon. */
export type SkipForecast = (hour: number, lead: number) => number;

/** Hours that a forecast looks back on where there are so many: as its history, and for the levels at the oldest eve. */
export function memoryHoursOf({ pastDays }: Architecture): number {
  return (pastDays + Math.max(...LEVEL_DAYS)) * DAY_HOURS;
}

/** Hours that a forecast needs: the tokens' past, and what the skip needed to foretell the oldest of it. */
export function historyHoursOf({ pastDays }: Architecture): number {
  return pastDays * DAY_HOURS + SKIP_LAGS;
}

/**
 * The tokens of the forecast made at `hour`, one row of `TOKEN_FEATURES` (`stride` apart) each: the past days, oldest
 * first, with what each hour was and how far the skip's forecast at the day's start missed it; then the days to come with
 * the skip's outlook. All logarithms, relative to the scale at `hour`; a day starts wherever 24 h before `hour` end.
 */
export function writeTokens(
  target: Float32Array,
  at: number,
  stride: number,
  { pastDays }: Architecture,
  { startMs, log, logScale, logLevels }: LogSeries,
  hour: number,
  skip: SkipForecast,
): void {
  const scale = logScale[hour];
  for (let token = 0; token < pastDays + FUTURE_DAYS; token++) {
    const row = at + token * stride;
    const eve = hour + (token - pastDays) * DAY_HOURS;
    target.fill(0, row, row + TOKEN_FEATURES);
    for (let h = 0; h < DAY_HOURS; h++) {
      if (token < pastDays) {
        const value = log[eve + 1 + h];
        target[row + h] = value - scale;
        target[row + DAY_HOURS + h] = value - skip(eve, 1 + h);
      } else {
        const lead = (token - pastDays) * DAY_HOURS + h + 1;
        target[row + 2 * DAY_HOURS + h] = skip(hour, lead) - scale;
      }
    }
    logLevels.forEach((level, i) => (target[row + 3 * DAY_HOURS + i] = level[hour] - scale));
    writeWeek(target, row + 3 * DAY_HOURS + logLevels.length, startMs + (eve + 1) * MS_PER_HOUR);
  }
}
