import { MS_PER_HOUR } from "../../units/index.ts";
import { DAY_HOURS, WEEK_HOURS } from "../horizon.ts";

/** A regressor of the calendar: a function of the hour of the week, times one of the waves of the year. */
export interface CalendarColumn {
  /** 0: constant, 1: sine of the year, 2: its cosine. */
  readonly wave: number;
  readonly byWeekHour: Float64Array;
}

const DAY_HARMONICS = 4;
/** Harmonics of the day that differ from weekday to weekday, and over the year. */
const VARYING_HARMONICS = 2;
/** Weekdays that differ from the seventh. */
const WEEKDAYS = 6;
const DAYS_OF_YEAR = 365.25;

/** How many waves of the year there are: the constant alone, or with sine and cosine. */
export function waveCount(yearly: boolean): number {
  return yearly ? 3 : 1;
}

const PLAIN = calendarColumns(false);
const YEARLY = calendarColumns(true);
const DAYS = calendarColumns(false, 0);
const DAYS_OVER_YEAR = calendarColumns(true, 0);

/** The columns of a recipe; `byHour`: those that differ within an hour of the day. */
export function calendarOf(yearly: boolean, byHour: boolean): readonly CalendarColumn[] {
  if (byHour) return yearly ? DAYS_OVER_YEAR : DAYS;
  return yearly ? YEARLY : PLAIN;
}

/** The constant (first); the day's sines and cosines; weekdays, each with its own day; where asked, days over the year. */
function calendarColumns(yearly: boolean, dayHarmonics = DAY_HARMONICS): CalendarColumn[] {
  const always = (): number => 1;
  const varying = [always, ...harmonics(Math.min(dayHarmonics, VARYING_HARMONICS))];
  const columns = [always, ...harmonics(dayHarmonics)].map((shape) => column(0, shape));
  for (let weekday = 0; weekday < WEEKDAYS; weekday++) {
    const here = (hour: number): number => (Math.floor(hour / DAY_HOURS) === weekday ? 1 : 0);
    columns.push(...varying.map((shape) => column(0, (hour) => here(hour) * shape(hour))));
  }
  if (yearly) for (const wave of [1, 2]) columns.push(...varying.map((shape) => column(wave, shape)));
  return columns;
}

/** Which hour of the week (counted from a Thursday 00Z, as 1970 began) an instant falls in. */
export function weekHourOf(timeMs: number): number {
  return Math.floor(timeMs / MS_PER_HOUR) % WEEK_HOURS;
}

/** The waves of `CalendarColumn` at an instant. */
export function wavesOf(timeMs: number, yearly: boolean): number[] {
  if (!yearly) return [1];
  const angle = (2 * Math.PI * timeMs) / (MS_PER_HOUR * DAY_HOURS * DAYS_OF_YEAR);
  return [1, Math.sin(angle), Math.cos(angle)];
}

function harmonics(count: number): ((hour: number) => number)[] {
  return Array.from({ length: count }, (_, k) => (2 * Math.PI * (k + 1)) / DAY_HOURS).flatMap((step) => [
    (hour: number) => Math.sin(step * hour),
    (hour: number) => Math.cos(step * hour),
  ]);
}

function column(wave: number, shape: (hour: number) => number): CalendarColumn {
  return { wave, byWeekHour: Float64Array.from({ length: WEEK_HOURS }, (_, hour) => shape(hour)) };
}
