/**
 * Quantities that cross a border between modules, and the only place where 3600 and 1000 stand.
 *
 * Plain numbers with the unit in the name (`powerW`, `intensityGPerKwh`, `timeMs`) are used inside a module;
 * the functions here are the only way from one unit to another.
 */

export const MS_PER_SECOND = 1000;
export const SECONDS_PER_HOUR = 3600;
export const MS_PER_HOUR = MS_PER_SECOND * SECONDS_PER_HOUR;
const GRAMS_PER_KILOGRAM = 1000;
const WATTS_PER_KILOWATT = 1000;
/** The international avoirdupois pound. */
const GRAMS_PER_POUND = 453.59237;

/** Seconds to simulated time: integer milliseconds, rounded to the nearest. */
export function secondsToMs(seconds: number): number {
  return Math.round(seconds * MS_PER_SECOND);
}

/** Hours to simulated time: integer milliseconds, rounded to the nearest. */
export function hoursToMs(hours: number): number {
  return Math.round(hours * MS_PER_HOUR);
}

export function msToSeconds(timeMs: number): number {
  return timeMs / MS_PER_SECOND;
}

export function msToHours(timeMs: number): number {
  return timeMs / MS_PER_HOUR;
}

export function gramsToKilograms(grams: number): number {
  return grams / GRAMS_PER_KILOGRAM;
}

export function kilogramsToGrams(kilograms: number): number {
  return kilograms * GRAMS_PER_KILOGRAM;
}

/** Pounds (lbs), the unit in which the paper tells its carbon. */
export function gramsToPounds(grams: number): number {
  return grams / GRAMS_PER_POUND;
}

export function joulesToKwh(joules: number): number {
  return joules / (WATTS_PER_KILOWATT * SECONDS_PER_HOUR);
}

/** Energy (kWh) of a constant power (W) drawn for a time (ms). */
export function energyKwh(powerW: number, durationMs: number): number {
  return (powerW / WATTS_PER_KILOWATT) * msToHours(durationMs);
}

/** An instant as ISO 8601 in UTC without milliseconds: `2021-07-02T07:00:00Z`. */
export function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(".000Z", "Z");
}

/** Date, and perhaps time and zone. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Epoch milliseconds of an ISO 8601 instant. A time without a zone is UTC (the traces are); a date alone is its midnight.
 * @throws RangeError when the text is no instant, or names a day that its month does not have.
 */
export function epochMsOf(iso: string): number {
  const [, year, month, day, time, zone] = INSTANT.exec(iso) ?? [];
  const zoned = time === undefined ? `${iso}T00:00Z` : zone === undefined ? `${iso}Z` : iso;
  const epochMs = day === undefined ? Number.NaN : Date.parse(zoned);
  // Date.parse takes 30 February for 2 March.
  const exists =
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  if (Number.isNaN(epochMs) || !exists) {
    throw new RangeError(`not an instant: got "${iso}", expected ISO 8601 such as 2021-07-02T07:00Z`);
  }
  return epochMs;
}

/** Mean power over a time, W. */
export function meanPowerW(energyKwh: number, hours: number): number {
  return (energyKwh / hours) * 1000;
}
