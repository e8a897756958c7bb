/** Hours that each forecast reaches ahead. */
export const HORIZON_HOURS = 96;

/** Forecasts as they were issued, one a day at 00Z, each for the 96 hours from then on. */
export interface IssuedForecastColumns {
  readonly zone: string;
  /** The signal they forecast; never to be compared with life-cycle values. */
  readonly signal: "direct";
  readonly horizonHours: number;
  /** Epoch ms of each issue, ascending; also the first hour it speaks of. */
  readonly issuedMs: Float64Array;
  /** Forecast intensity, g CO2eq/kWh: issue i, hour h ahead at `i * horizonHours + h`. */
  readonly intensityGPerKwh: Float64Array;
}
