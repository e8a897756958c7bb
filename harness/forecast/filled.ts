import { DAY_HOURS, WEEK_HOURS } from "./horizon.ts";

/**
 * A copy of hourly values in which a blank hour (NaN) takes the same hour of the latest earlier day that has one, six days
 * back at most. A blank that a whole week shares stays: whoever needs that hour has nothing to say.
 */
export function filled(past: Float64Array): Float64Array {
  const values = past.slice();
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue;
    let earlier = i - DAY_HOURS;
    while (earlier > i - WEEK_HOURS && Number.isNaN(past[earlier])) earlier -= DAY_HOURS;
    if (earlier > i - WEEK_HOURS && earlier >= 0) values[i] = past[earlier];
  }
  return values;
}
