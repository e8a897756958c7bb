import { MS_PER_HOUR } from "../../units/index.ts";
import { DAY_HOURS } from "../horizon.ts";

const YEAR_HOURS = 365.2425 * DAY_HOURS;
const WEEK_DAYS = 7;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const EPOCH_WEEKDAY = 3;

const DAY_WAVES = 4;
const YEAR_WAVES = 2;
/** Waves of the day that may differ by season, and by weekday. */
const SEASON_WAVES = 3;
const WEEKDAY_WAVES = 2;

/** Features of an hour's place in day and week. */
export const WEEK_FEATURES = 1 + 2 * DAY_WAVES + WEEK_DAYS + 2 * WEEKDAY_WAVES * WEEK_DAYS;

/** Features of its place in the year as well. */
export const CALENDAR_FEATURES = WEEK_FEATURES + 2 * YEAR_WAVES + 4 * SEASON_WAVES * YEAR_WAVES;

/**
 * An hour's place in day and week (UTC), as numbers that a linear map can use: one, waves of the day, the weekday, and how
 * the waves change with the weekday. Writes `WEEK_FEATURES` values at `at`.
 */
export function writeWeek(target: Float64Array | Float32Array, at: number, hourMs: number): void {
  const hour = hourMs / MS_PER_HOUR;
  const day = waves((hour % DAY_HOURS) / DAY_HOURS, DAY_WAVES);
  const weekday = (Math.floor(hour / DAY_HOURS) + EPOCH_WEEKDAY) % WEEK_DAYS;
  let i = at;
  target[i++] = 1;
  for (const wave of day) target[i++] = wave;
  for (let d = 0; d < WEEK_DAYS; d++) target[i++] = d === weekday ? 1 : 0;
  for (let wave = 0; wave < 2 * WEEKDAY_WAVES; wave++) {
    for (let d = 0; d < WEEK_DAYS; d++) target[i++] = d === weekday ? day[wave] : 0;
  }
}

/** The same, then waves of the year and how the day's waves change with them: `CALENDAR_FEATURES` values. */
export function writeCalendar(target: Float64Array | Float32Array, at: number, hourMs: number): void {
  writeWeek(target, at, hourMs);
  const hour = hourMs / MS_PER_HOUR;
  const year = waves((hour % YEAR_HOURS) / YEAR_HOURS, YEAR_WAVES);
  let i = at + WEEK_FEATURES;
  for (const season of year) target[i++] = season;
  const firstWave = at + 1;
  for (let wave = 0; wave < 2 * SEASON_WAVES; wave++) {
    for (const season of year) target[i++] = target[firstWave + wave] * season;
  }
}

/** Sine and cosine of the first `count` harmonics at a phase in [0, 1). */
function waves(phase: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => {
    const angle = 2 * Math.PI * (k + 1) * phase;
    return [Math.sin(angle), Math.cos(angle)];
  }).flat();
}
