import { DAY_HOURS } from "../horizon.ts";

/** Intensities below this, g CO2eq/kWh, count as this: the logarithm and the relative error need a floor. */
export const FLOOR_G_PER_KWH = 1;

/** Hourly intensities as the transformer sees them. NaN where they are not known. */
export interface LogSeries {
  /** Epoch ms of the first hour. */
  readonly startMs: number;
  /** Natural logarithm of each hour's intensity in g/kWh. */
  readonly log: Float64Array;
  /** Logarithm of the mean of the 24 h that end with an hour: the scale that its forecast is relative to. */
  readonly logScale: Float64Array;
}

/** @param intensityGPerKwh hourly, blanks filled. */
export function logSeries(startMs: number, intensityGPerKwh: Float64Array): LogSeries {
  const floored = intensityGPerKwh.map((value) => Math.max(value, FLOOR_G_PER_KWH));
  const logScale = new Float64Array(floored.length).fill(Number.NaN);
  for (let hour = DAY_HOURS - 1; hour < floored.length; hour++) {
    let sum = 0;
    for (let i = hour - DAY_HOURS + 1; i <= hour; i++) sum += floored[i];
    logScale[hour] = Math.log(sum / DAY_HOURS);
  }
  return { startMs, log: floored.map(Math.log), logScale };
}
