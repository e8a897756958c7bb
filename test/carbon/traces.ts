import * as fc from "fast-check";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";

export const START_MS = epochMsOf("2021-07-02T07:00Z");

/** A trace of these hourly values (g/kWh), NaN for a blank hour. */
export function traceOf(values: readonly number[], startMs = START_MS, name = "test"): CarbonTrace {
  return new CarbonTrace({
    name,
    startMs,
    intensityGPerKwh: Float64Array.from(values),
    estimated: new Uint8Array(values.length),
  });
}

/** Hourly values in the resolution of the sources: hundredths of a gram. */
export const hourlyValues = (minLength: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(
    fc.integer({ min: 0, max: 99_999 }).map((units) => units / 100),
    { minLength, maxLength },
  );

/** Ordered instants inside a trace of so many hours, as ms since its start. */
export const instants = (hours: number, count: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.integer({ min: 0, max: hours * MS_PER_HOUR }), { minLength: count, maxLength: count })
    .map((list) => list.toSorted((a, b) => a - b));

/** The slow twin of `integral`: piece by piece, in the trace's integer unit (hundredths of g/kWh times ms). */
export function integralByPieces(values: readonly number[], fromMs: number, toMs: number): number {
  let sum = 0;
  for (let timeMs = fromMs; timeMs < toMs;) {
    const hour = Math.floor(timeMs / MS_PER_HOUR);
    const endMs = Math.min(toMs, (hour + 1) * MS_PER_HOUR);
    sum += Math.round(values[hour] * 100) * (endMs - timeMs);
    timeMs = endMs;
  }
  return sum;
}
