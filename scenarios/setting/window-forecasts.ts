import { DAY_HOURS, type TraceForecasts } from "../../harness/forecast/index.ts";
import type { ForecastHour } from "../../harness/record/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";
import type { Setting } from "./setting.ts";

/**
 * What was foretold of each hour of the window, for the record: from its first hour on, once a day, the day ahead. Hours of
 * which nothing could be said are left out, as is the first.
 */
export function windowForecasts(setting: Setting, forecasts: TraceForecasts): ForecastHour[] {
  const startMs = epochMsOf(setting.start);
  const hours = Math.ceil(setting.hours);
  const ahead = Math.min(DAY_HOURS, forecasts.forecaster.maxLeadHours);
  const rows: ForecastHour[] = [];
  for (let issued = 0; issued + 1 < hours; issued += ahead) {
    const { by, median, low, high } = forecasts.next(startMs + issued * MS_PER_HOUR, ahead);
    for (let lead = 1; lead <= ahead && issued + lead < hours; lead += 1) {
      const at = lead - 1;
      if (Number.isNaN(median[at])) continue;
      const said = { medianGPerKwh: median[at], lowGPerKwh: low[at], highGPerKwh: high[at] };
      rows.push({ hour: issued + lead, leadHours: lead, by, ...said });
    }
  }
  return rows;
}
