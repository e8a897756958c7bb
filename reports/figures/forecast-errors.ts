import type { BuiltFigure } from "../page/figures-section.ts";
import type { ScoredForecaster } from "../tables/forecast-tables.ts";
import { CONFIG, methodStyles } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { rounded } from "./rounded.ts";

const FIT = { axesPx: 50, gapPx: 20, leastPx: 230 };

/** Every so many hours a line has a symbol: a colour alone would not tell it in grey. */
const SYMBOL_EVERY = 24;

const SIGNALS = {
  lifecycle: { text: "life-cycle intensity", from: "every hour" },
  direct: { text: "direct intensity", from: "the hour before each issue" },
} as const;

/** Mean absolute percentage error by lead, a line for each forecaster, a panel for each zone. */
export function forecastErrors(
  scored: readonly ScoredForecaster[],
  signal: ScoredForecaster["signal"],
  sampleData: boolean,
): BuiltFigure {
  const drawn = scored.filter((one) => one.signal === signal);
  const names = new Map(drawn.map(({ forecaster, knowsFuture }) => [forecaster, knowsFuture]));
  const lines = [...names].map(([name, bound]) => ({ name, bound }));
  const styles = methodStyles(lines);
  const label = (name: string): string => (names.get(name) === true ? `${name} (bound)` : name);
  const zones = [...new Set(drawn.map(({ zone }) => zone))];
  const title = `How far off are forecasts of ${SIGNALS[signal].text}, hour by hour ahead?`;
  const domain = lines.map(({ name }) => label(name));
  const places = new Map(lines.map(({ name }, place) => [name, place]));
  const hasSymbol = (name: string, lead: number): boolean =>
    (lead + 5 * (places.get(name) ?? 0)) % SYMBOL_EVERY === 10;
  const named = { field: "forecaster", type: "nominal" as const, title: null };
  const color = { ...named, scale: { domain, range: styles.map(({ colour }) => colour) } };
  const y = {
    field: "mape",
    type: "quantitative" as const,
    title: "mean absolute error, %",
    // A tick at the top of every panel, so that their heads stand in one line.
    scale: { nice: 4 },
    axis: { tickCount: 4 },
  };
  const x = {
    field: "lead",
    type: "quantitative" as const,
    title: "hours ahead",
    scale: { domain: [0, 96] },
    axis: { values: [0, 24, 48, 72, 96] },
  };
  return {
    id: `forecast-errors-${signal}`,
    title,
    csv: "forecast-errors-by-lead",
    spec: {
      title: captionLines(sampleData, title, [
        `Mean absolute error, % of the true ${SIGNALS[signal].text}, over forecasts made at ${SIGNALS[signal].from} of the last fifth of the trace.`,
      ]),
      description: `Lines by hours ahead, ${zones.join(", ")}: ${drawn
        .map(
          ({ zone, forecaster, mape }) =>
            `${zone} ${forecaster} ${mape["96"]?.toFixed(1) ?? "-"} % over 96 h`,
        )
        .join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: FIT },
      facet: { field: "zone", type: "nominal", title: null, sort: zones },
      columns: 3,
      data: {
        values: drawn.flatMap(({ zone, forecaster, mapeByLead }) =>
          mapeByLead.flatMap((mape, i) =>
            mape === null
              ? []
              : [
                  {
                    zone,
                    forecaster: label(forecaster),
                    lead: i + 1,
                    mape: rounded(mape),
                    ...(hasSymbol(forecaster, i + 1) ? { symbol: true } : {}),
                  },
                ],
          ),
        ),
      },
      resolve: { scale: { y: "independent" } },
      spec: {
        width: 240,
        height: 200,
        layer: [
          {
            mark: { type: "line", strokeWidth: 1.8 },
            encoding: {
              x,
              y,
              color,
              strokeDash: {
                ...named,
                scale: { domain, range: styles.map(({ dash }) => (dash.length > 0 ? [...dash] : [1, 0])) },
              },
            },
          },
          {
            transform: [{ filter: "isValid(datum.symbol)" }],
            mark: { type: "point", filled: true, opacity: 1, size: 40 },
            encoding: {
              x,
              y,
              color,
              shape: { ...named, scale: { domain, range: styles.map(({ shape }) => shape) } },
              tooltip: [
                { field: "forecaster", title: "forecaster" },
                { field: "lead", type: "quantitative", title: "hours ahead" },
                { field: "mape", type: "quantitative", title: "error, %", format: ".2f" },
              ],
            },
          },
        ],
      },
    },
  };
}
