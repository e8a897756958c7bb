/** Hourly intensities up to the present, as a forecaster may see them. */
export interface IntensityHistory {
  /** Epoch ms at which the current hour starts; it is the last value of every `last`. */
  readonly currentHourMs: number;
  /** The last `hours` values, oldest first, g CO2eq/kWh; NaN where upstream is blank. Throws before the trace begins. */
  last(hours: number): Float64Array;
}

/** Foretells carbon intensity from its past. */
export interface Forecaster {
  readonly name: string;
  /** Hours of history it needs before it can say anything. */
  readonly historyHours: number;
  /** The next `hours` hourly intensities, the first one hour ahead, g CO2eq/kWh. */
  forecast(history: IntensityHistory, hours: number): Float64Array;
}
