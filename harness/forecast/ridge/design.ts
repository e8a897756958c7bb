import { MS_PER_HOUR } from "../../units/index.ts";
import { DAY_HOURS } from "../horizon.ts";
import { calendarOf, waveCount, wavesOf, weekHourOf, type CalendarColumn } from "./calendar.ts";
import type { RidgeRecipe } from "./recipe.ts";

/** Hourly intensities without blanks, g CO2eq/kWh. */
export interface Past {
  readonly values: Float64Array;
  /** Epoch ms of the first. */
  readonly startMs: number;
}

/**
 * Hours as a regression sees them. The regressors of origin t are the logs `t - lags + 1` to `t` (oldest first) and the
 * means, all less the base of t, then the calendar; its targets are the logs from `t + 1` on, less the base of t.
 */
export interface Design {
  readonly recipe: RidgeRecipe;
  /** Log intensity of each hour. */
  readonly logs: Float64Array;
  /** The first hour that is an origin; of it and those after: */
  readonly first: number;
  /** the base, the log of the mean over the last 24 h; then the means, less base: origins x `levelCount`, row-major; */
  readonly levels: Float64Array;
  readonly levelCount: number;
  /** the waves of the year, origins x `waveCount`, and the hour of the week: the calendar is made of them. */
  readonly waves: Float64Array;
  readonly waveCount: number;
  readonly weekHours: Uint8Array;
  readonly calendar: readonly CalendarColumn[];
}

/**
 * @param floor g/kWh: lower values count as this one, so that an hour of zero has a logarithm.
 * @param first the first origin; its lags must lie in the past.
 */
export function designOf(recipe: RidgeRecipe, past: Past, floor: number, first: number): Design {
  const { meanDays, yearly, byHour } = recipe;
  const values = past.values.map((value) => Math.max(value, floor));
  const total = sums(values);
  const logMean = (t: number, span: number): number => {
    const from = Math.max(0, t + 1 - span);
    return Math.log((total[t + 1] - total[from]) / (t + 1 - from));
  };
  const origins = values.length - first;
  const spans = meanDays.map((days) => days * DAY_HOURS);
  const design: Design = {
    recipe,
    logs: values.map(Math.log),
    first,
    levels: new Float64Array(origins * (1 + spans.length)),
    levelCount: 1 + spans.length,
    waves: new Float64Array(origins * waveCount(yearly)),
    waveCount: waveCount(yearly),
    weekHours: new Uint8Array(origins),
    calendar: calendarOf(yearly, byHour),
  };
  for (let row = 0; row < origins; row++) {
    const t = first + row;
    const base = logMean(t, DAY_HOURS);
    const at = row * design.levelCount;
    design.levels[at] = base;
    for (let i = 0; i < spans.length; i++) design.levels[at + 1 + i] = logMean(t, spans[i]) - base;
    const timeMs = past.startMs + t * MS_PER_HOUR;
    design.weekHours[row] = weekHourOf(timeMs);
    design.waves.set(wavesOf(timeMs, yearly), row * design.waveCount);
  }
  return design;
}

/** The regressors of an origin, by its row, one by one. */
export function regressorsOf(design: Design, row: number): Float64Array {
  const { recipe, logs, first, levels, levelCount, waves, weekHours, calendar } = design;
  const { lags } = recipe;
  const regressors = new Float64Array(lags + levelCount - 1 + calendar.length);
  const level = row * levelCount;
  for (let j = 0; j < lags; j++) regressors[j] = logs[first + row - lags + 1 + j] - levels[level];
  for (let i = 1; i < levelCount; i++) regressors[lags + i - 1] = levels[level + i];
  calendar.forEach(({ wave, byWeekHour }, c) => {
    regressors[lags + levelCount - 1 + c] = waves[row * design.waveCount + wave] * byWeekHour[weekHours[row]];
  });
  return regressors;
}

/** sums[i] is the sum of values 0..i-1. */
function sums(values: Float64Array): Float64Array {
  const total = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) total[i + 1] = total[i] + values[i];
  return total;
}
