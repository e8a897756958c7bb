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

/** Energy (kWh) of a constant power (W) drawn for a time (ms). */
export function energyKwh(powerW: number, durationMs: number): number {
  return (powerW / WATTS_PER_KILOWATT) * msToHours(durationMs);
}

/** An instant as ISO 8601 in UTC without milliseconds: `2021-07-02T07:00:00Z`. */
export function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(".000Z", "Z");
}

/**
 * Epoch milliseconds of an ISO 8601 instant. A time without a zone is UTC (the traces are); a date alone is its midnight.
 * @throws RangeError when the text is no instant.
 */
export function epochMsOf(iso: string): number {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso.includes("T") ? iso : `${iso}T00:00`}Z`;
  const epochMs = Date.parse(zoned);
  if (Number.isNaN(epochMs)) {
    throw new RangeError(`not an instant: got "${iso}", expected ISO 8601 such as 2021-07-02T07:00Z`);
  }
  return epochMs;
}
