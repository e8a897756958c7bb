import type { CarbonTrace } from "../carbon/index.ts";
import { MS_PER_HOUR, isoOf } from "../units/index.ts";
import type { Forecast, Forecaster, IntensityHistory } from "./forecaster.ts";

/**
 * What one forecaster says along one trace. Each hour is asked for once and kept, so that every run over the trace may
 * share it: a forecast depends on the hour alone.
 */
export class TraceForecasts {
  readonly trace: CarbonTrace;
  readonly forecaster: Forecaster;
  readonly #kept = new Map<number, Forecast>();

  constructor(trace: CarbonTrace, forecaster: Forecaster) {
    this.trace = trace;
    this.forecaster = forecaster;
  }

  /** The past as it is known during the hour that `timeMs` (epoch ms) falls in. */
  historyAt(timeMs: number): IntensityHistory {
    const { trace } = this;
    const currentHourMs = timeMs - ((timeMs - trace.startMs) % MS_PER_HOUR);
    const endMs = currentHourMs + MS_PER_HOUR;
    return {
      currentHourMs,
      hours: (endMs - trace.startMs) / MS_PER_HOUR,
      last: (hours) => trace.window(endMs - hours * MS_PER_HOUR, endMs),
    };
  }

  /** The whole forecast of an hour. Shared: copy what is handed on. */
  at(timeMs: number): Forecast {
    const history = this.historyAt(timeMs);
    const kept = this.#kept.get(history.currentHourMs);
    if (kept !== undefined) return kept;
    const made = this.forecaster.forecast(history, this.forecaster.maxLeadHours);
    this.#kept.set(history.currentHourMs, made);
    return made;
  }

  /** The forecast of the next `hours` hours, as the caller's own copy. @throws RangeError past the longest lead. */
  next(timeMs: number, hours: number): Forecast {
    const { name, maxLeadHours } = this.forecaster;
    if (!(Number.isInteger(hours) && hours >= 1 && hours <= maxLeadHours)) {
      throw new RangeError(
        `forecast at ${isoOf(timeMs)}: asked for ${hours} h, expected a whole number from 1 to ${maxLeadHours}, ` +
          `as far as ${name} looks ahead`,
      );
    }
    const { by, median, low, high } = this.at(timeMs);
    return { by, median: median.slice(0, hours), low: low.slice(0, hours), high: high.slice(0, hours) };
  }
}
