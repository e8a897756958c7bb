/** Hourly intensities up to the present, as a forecaster may see them. */
export interface IntensityHistory {
  /** Epoch ms at which the current hour starts; it is the last value of every `last`. */
  readonly currentHourMs: number;
  /** Hours there are, the current one included. */
  readonly hours: number;
  /** The last `hours` values, oldest first, g CO2eq/kWh; NaN where upstream is blank. Throws before the trace begins. */
  last(hours: number): Float64Array;
}

/** What is said of the next hours, the first one hour ahead, g CO2eq/kWh; NaN where nothing can be said. */
export interface Forecast {
  /** Who made it: the forecaster, or the one that stood in because the past was too short. */
  readonly by: string;
  readonly median: Float64Array;
  /** The 10 % and 90 % quantiles; between them lies the 80 % interval. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Foretells carbon intensity from its past. A pure function of the history: what it keeps between calls may only save work.
 * Blank hours of the past are its business: see `filled`.
 */
export interface Forecaster {
  readonly name: string;
  /** True when this project fits or trains it: to the past it is shown, or before on hours that lie before all it is asked for. */
  readonly learned: boolean;
  /** Hours of history it needs before it can say anything. */
  readonly historyHours: number;
  /** Hours of history it looks back on where there are so many. */
  readonly memoryHours: number;
  /** The longest lead, hours. */
  readonly maxLeadHours: number;
  /** The next `hours` hours, at most `maxLeadHours`. */
  forecast(history: IntensityHistory, hours: number): Forecast;
}
