import { MS_PER_HOUR } from "../units/index.ts";
import type { Forecast, Forecaster } from "./forecaster.ts";
import { DAY_HOURS } from "./horizon.ts";

/** Forecasts as someone issued them, one a day, each for the hours from its issue on; a point forecast, without interval. */
export interface IssuedForecasts {
  readonly zone: string;
  /** The signal they speak of. */
  readonly signal: "direct";
  readonly horizonHours: number;
  /** Epoch ms of each issue, ascending; also the first hour it speaks of. */
  readonly issuedMs: Float64Array;
  /** g CO2eq/kWh: issue i, hour h ahead at `i * horizonHours + h`. */
  readonly intensityGPerKwh: Float64Array;
}

/**
 * Replays issued forecasts: during an hour, what the latest issue says of the hours to come. An issue is a day old at most,
 * so this looks a day less far than they do; where there is none so young, NaN.
 */
export function issued(forecasts: IssuedForecasts): Forecaster {
  const { issuedMs, horizonHours } = forecasts;
  return {
    name: "issued",
    learned: false,
    historyHours: 1,
    memoryHours: 1,
    maxLeadHours: horizonHours - DAY_HOURS,
    forecast({ currentHourMs }, hours) {
      const issue = issuedMs.findLastIndex((ms) => ms <= currentHourMs);
      const age = issue < 0 ? Infinity : (currentHourMs - issuedMs[issue]) / MS_PER_HOUR;
      if (age >= DAY_HOURS) return pointForecast(new Float64Array(hours).fill(Number.NaN));
      const { median } = forecastOfIssue(forecasts, issue);
      return pointForecast(median.slice(age + 1, age + 1 + hours));
    },
  };
}

/** An issue as it was made: a forecast during the hour before it, for the hours from the issue on. */
export function forecastOfIssue(forecasts: IssuedForecasts, issue: number): Forecast {
  const { horizonHours, intensityGPerKwh } = forecasts;
  return pointForecast(intensityGPerKwh.slice(issue * horizonHours, (issue + 1) * horizonHours));
}

function pointForecast(median: Float64Array): Forecast {
  const unknown = new Float64Array(median.length).fill(Number.NaN);
  return { by: "issued", median, low: unknown, high: unknown };
}
