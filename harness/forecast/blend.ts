import type { Forecast, Forecaster } from "./forecaster.ts";

/**
 * The mean of several forecasts, in logarithms. A part in whose place another stands in is left out, and so is an hour of
 * a part that says nothing of it; with none left, the first part speaks.
 */
export function blend(name: string, parts: readonly [Forecaster, ...Forecaster[]]): Forecaster {
  return {
    name,
    learned: parts.some(({ learned }) => learned),
    historyHours: Math.max(...parts.map(({ historyHours }) => historyHours)),
    memoryHours: Math.max(...parts.map(({ memoryHours }) => memoryHours)),
    maxLeadHours: Math.min(...parts.map(({ maxLeadHours }) => maxLeadHours)),
    forecast(history, hours) {
      const all = parts.map((part) => ({ part, forecast: part.forecast(history, hours) }));
      const own = all.filter(({ part, forecast }) => forecast.by === part.name);
      if (own.length < 2) return (own[0] ?? all[0]).forecast;
      const mean = (of: (forecast: Forecast) => Float64Array): Float64Array =>
        Float64Array.from({ length: hours }, (_, lead) =>
          geometricMean(own.map(({ forecast }) => of(forecast)[lead])),
        );
      return {
        by: name,
        median: mean(({ median }) => median),
        low: mean(({ low }) => low),
        high: mean(({ high }) => high),
      };
    },
  };
}

/** Of the values that are there; NaN of none. */
function geometricMean(values: readonly number[]): number {
  const there = values.filter((value) => !Number.isNaN(value));
  return Math.exp(there.reduce((sum, value) => sum + Math.log(value), 0) / there.length);
}
