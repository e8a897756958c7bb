import { rowsOf, type ForecastRow } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";
import { PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

const ACTUAL = "actual";
const FORETOLD = "foretold";
const SERIES = { domain: [ACTUAL, FORETOLD], range: ["currentColor", "#0072B2"] };
const DASHES = {
  domain: [ACTUAL, FORETOLD],
  range: [
    [1, 0],
    [5, 3],
  ],
};

/** The first hour is not foretold: as numbers its forecast would be NaN. */
const FORETOLD_TEXT = {
  calculate:
    "isValid(datum.median) ? format(datum.median, '.4~r') + ' [' + format(datum.low, '.4~r') + ', ' + format(datum.high, '.4~r') + '], ' + datum.lead + ' h ahead, by ' + datum.by : 'no'",
  as: "foretold",
};

/** The grid's intensity over the window, and the day-ahead forecasts with their 80 % interval. */
export const traceForecast: Figure = {
  id: "trace-forecast",
  title: "How clean was the grid, and how well was that foretold a day ahead?",
  csv: "forecast",
  build({ experiment, forecast }) {
    const rows = rowsOf<ForecastRow>(forecast);
    const foretold = rows.filter(({ medianGPerKwh }) => medianGPerKwh !== null);
    const values = rows.map(({ hour, intensityGPerKwh, ...row }) => ({
      hour,
      actual: rounded(intensityGPerKwh),
      ...(row.medianGPerKwh === null
        ? {}
        : {
            median: rounded(row.medianGPerKwh),
            low: rounded(row.lowGPerKwh ?? row.medianGPerKwh),
            high: rounded(row.highGPerKwh ?? row.medianGPerKwh),
            lead: row.leadHours,
            by: row.by,
          }),
      // Made in the hour before its first.
      ...(row.leadHours === 1 ? { issued: hour - 1 } : {}),
    }));
    const x = {
      field: "hour",
      type: "quantitative" as const,
      title: "Hours since the start",
      scale: { nice: false },
      axis: { grid: false, tickCount: 8 },
    };
    const y = {
      type: "quantitative" as const,
      title: "Carbon intensity (g CO₂eq per kWh)",
      scale: { zero: false },
    };
    const isForetold = [{ filter: "isValid(datum.median)" }];
    const line = (series: string) => ({
      transform: [...(series === FORETOLD ? isForetold : []), { calculate: `'${series}'`, as: "series" }],
      mark: { type: "line" as const, strokeWidth: 1.8 },
    });
    const series = {
      color: { field: "series", type: "nominal" as const, title: null, scale: SERIES },
      strokeDash: { field: "series", type: "nominal" as const, title: null, scale: DASHES },
    };
    const tooltip = [
      { field: "hour", type: "quantitative" as const, title: "hour" },
      { field: "actual", type: "quantitative" as const, title: "actual", format: ".4~r" },
      { field: "foretold", title: "foretold" },
    ];
    const by = [...new Set(foretold.map((row) => row.by))].join(", ");
    return {
      title: caption(
        experiment,
        traceForecast.title,
        foretold.length === 0
          ? ["Line: actual. No forecasts were recorded with these runs."]
          : [
              `Solid: actual. Dashed: median forecast by ${by}, 1 to ${Math.max(...foretold.map((row) => row.leadHours ?? 0))} hours ahead, made at the dotted lines. Band: its 80 % interval.`,
            ],
      ),
      description: describe(rows, foretold),
      config: CONFIG,
      usermeta: { fit: PLAIN_FIT },
      data: { values },
      width: 800,
      height: 260,
      layer: [
        ...(foretold.length === 0
          ? []
          : [
              {
                transform: [{ filter: "isValid(datum.issued)" }],
                mark: { type: "rule" as const, strokeDash: [1, 3], strokeOpacity: 0.6 },
                encoding: { x: { ...x, field: "issued" } },
              },
              {
                transform: isForetold,
                mark: { type: "area" as const, opacity: 0.18, color: SERIES.range[1] },
                encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
              },
              { ...line(FORETOLD), encoding: { x, y: { ...y, field: "median" }, ...series } },
            ]),
        { ...line(ACTUAL), encoding: { x, y: { ...y, field: "actual" }, ...series } },
        {
          transform: [FORETOLD_TEXT],
          mark: { type: "point", filled: true, size: 40, opacity: 0 },
          encoding: { x, y: { ...y, field: "actual" }, tooltip },
        },
      ],
    };
  },
};

/** How far off the forecasts were, and how often the truth lay in their interval. */
function describe(rows: readonly ForecastRow[], foretold: readonly ForecastRow[]): string {
  const actual = rows.map(({ intensityGPerKwh }) => intensityGPerKwh);
  const range = `Carbon intensity over ${rows.length} hours, from ${rounded(Math.min(...actual))} to ${rounded(Math.max(...actual))} g CO₂eq per kWh.`;
  if (foretold.length === 0) return range;
  const off = foretold.map(
    (row) => Math.abs((row.medianGPerKwh ?? 0) - row.intensityGPerKwh) / row.intensityGPerKwh,
  );
  const inside = foretold.filter(
    ({ intensityGPerKwh, lowGPerKwh, highGPerKwh }) =>
      intensityGPerKwh >= (lowGPerKwh ?? 0) && intensityGPerKwh <= (highGPerKwh ?? 0),
  );
  const percent = (off.reduce((sum, one) => sum + one, 0) / off.length) * 100;
  return `${range} Day-ahead forecasts: mean absolute error ${percent.toFixed(1)} %; ${inside.length} of ${foretold.length} hours inside the 80 % interval.`;
}
