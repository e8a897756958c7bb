import { csvParseRows } from "d3-dsv";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { checkRows } from "../formats/column-check.ts";
import { hourlyAxis } from "../formats/hourly-axis.ts";
import { checkedIntensity } from "../formats/intensity-check.ts";
import { columnAt, numberIn } from "../formats/numeric-csv.ts";
import { DatasetError } from "../dataset-error.ts";
import { HORIZON_HOURS, type IssuedForecastColumns } from "./issued-forecasts.ts";

const TIME = "Datetime (UTC)";
const FORECAST = "Carbon Intensity Forecast";

/** CSV of the issues one below another, each 96 rows of its own hours. */
export function convertIssuedForecasts(text: string, where: string, zone: string): IssuedForecastColumns {
  const [header = [], ...rows] = csvParseRows(text.trimEnd());
  const timeAt = columnAt(header, TIME, where);
  const valueAt = columnAt(header, FORECAST, where);
  const issues = Math.ceil(rows.length / HORIZON_HOURS);
  checkRows(where, rows.length, issues * HORIZON_HOURS);
  const issuedMs = Float64Array.from({ length: issues }, (_, issue) => {
    const block = rows.slice(issue * HORIZON_HOURS, (issue + 1) * HORIZON_HOURS);
    const place = `${where}, forecast ${issue}`;
    const axis = hourlyAxis(
      block.map((row) => row[timeAt] ?? ""),
      place,
      TIME,
    );
    checkRows(`${place}, hours`, axis.hours, HORIZON_HOURS);
    return axis.startMs;
  });
  checkDaily(issuedMs, where);
  const values = Float64Array.from(rows, (row, i) => numberIn(row[valueAt], where, i, FORECAST));
  return {
    zone,
    signal: "direct",
    horizonHours: HORIZON_HOURS,
    issuedMs,
    intensityGPerKwh: checkedIntensity(where, FORECAST, values),
  };
}

function checkDaily(issuedMs: Float64Array, where: string): void {
  const bad = issuedMs.findIndex((ms, i) => i > 0 && ms - (issuedMs[i - 1] ?? ms) !== 24 * MS_PER_HOUR);
  if (bad < 0) return;
  throw new DatasetError({ what: "forecasts not daily", where: `${where}, forecast ${bad}` });
}
