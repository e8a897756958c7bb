import { MS_PER_HOUR } from "../../harness/units/index.ts";

export const HOURS_PER_DAY = 24;
export const HOURS_PER_WEEK = 7 * HOURS_PER_DAY;

/** Where hours stand in the calendar (UTC). */
export interface CalendarHours {
  /** month (0..11) * 24 + hour. */
  readonly monthHour: Uint16Array;
  /** year since the first * 24 + hour. */
  readonly yearHour: Uint16Array;
  /** weekday (0 = Sunday) * 24 + hour. */
  readonly weekHour: Uint16Array;
}

export function calendarHours(startMs: number, hours: number): CalendarHours {
  const monthHour = new Uint16Array(hours);
  const yearHour = new Uint16Array(hours);
  const weekHour = new Uint16Array(hours);
  const firstYear = new Date(startMs).getUTCFullYear();
  let day = new Date(startMs);
  let hour = day.getUTCHours();
  for (let i = 0; i < hours; i++, hour++) {
    if (hour === HOURS_PER_DAY) {
      day = new Date(startMs + i * MS_PER_HOUR);
      hour = 0;
    }
    monthHour[i] = day.getUTCMonth() * HOURS_PER_DAY + hour;
    yearHour[i] = (day.getUTCFullYear() - firstYear) * HOURS_PER_DAY + hour;
    weekHour[i] = day.getUTCDay() * HOURS_PER_DAY + hour;
  }
  return { monthHour, yearHour, weekHour };
}
