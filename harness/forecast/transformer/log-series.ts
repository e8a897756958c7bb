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
  /** For each of `LEVEL_DAYS`, the logarithm of the mean of so many days that end with an hour, or of what there is of them. */
  readonly logLevels: readonly Float64Array[];
}

/** Days whose means a forecast may return to. */
export const LEVEL_DAYS = [28, 91] as const;

/** @param intensityGPerKwh hourly, blanks filled where they can be. */
export function logSeries(startMs: number, intensityGPerKwh: Float64Array): LogSeries {
  const floored = intensityGPerKwh.map((value) => Math.max(value, FLOOR_G_PER_KWH));
  const scale = new Float64Array(floored.length).fill(Number.NaN);
  for (let hour = DAY_HOURS - 1; hour < floored.length; hour++) {
    let sum = 0;
    for (let i = hour - DAY_HOURS + 1; i <= hour; i++) sum += floored[i];
    scale[hour] = sum / DAY_HOURS;
  }
  return {
    startMs,
    log: floored.map(Math.log),
    logScale: scale.map(Math.log),
    logLevels: LEVEL_DAYS.map((days) => trailingMeans(floored, days * DAY_HOURS).map(Math.log)),
  };
}

/** Mean of the last `hours` values up to each, of those that are known. */
function trailingMeans(values: Float64Array, hours: number): Float64Array {
  let [sum, count] = [0, 0];
  const means = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) [sum, count] = [sum + values[i], count + 1];
    const left = i >= hours ? values[i - hours] : Number.NaN;
    if (!Number.isNaN(left)) [sum, count] = [sum - left, count - 1];
    means[i] = sum / count;
  }
  return means;
}
