import type { ReportInput } from "../report-input.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One hour of the window: its true intensity and what was foretold of it, g CO2eq/kWh. */
export interface ForecastRow {
  readonly hour: number;
  readonly datetimeUtc: string;
  readonly intensityGPerKwh: number;
  /** How many hours before it was foretold; null: it was not, and so are all that follow. */
  readonly leadHours: number | null;
  readonly by: string | null;
  readonly medianGPerKwh: number | null;
  /** The 10 % and 90 % quantiles. */
  readonly lowGPerKwh: number | null;
  readonly highGPerKwh: number | null;
}

/** The window hour by hour beside its forecasts; a folder of results from before they were recorded has none. */
export function forecastTable({ manifest }: ReportInput): TableOf<ForecastRow> {
  const foretold = new Map((manifest.forecast ?? []).map((one) => [one.hour, one]));
  return tableOf<ForecastRow>(
    [
      "hour",
      "datetimeUtc",
      "intensityGPerKwh",
      "leadHours",
      "by",
      "medianGPerKwh",
      "lowGPerKwh",
      "highGPerKwh",
    ],
    manifest.window.map(({ hour, datetimeUtc, intensityGPerKwh }) => {
      const none = { leadHours: null, by: null, medianGPerKwh: null, lowGPerKwh: null, highGPerKwh: null };
      return { ...(foretold.get(hour) ?? none), hour, datetimeUtc, intensityGPerKwh };
    }),
  );
}
