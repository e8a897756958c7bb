import type { TopLevelSpec } from "vega-lite";
import { CARBON_UNIT, rowsOf, type AnytimeRow, type MethodName, type ReportTables } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { caption } from "./caption.ts";
import { curvePoints } from "./curve-points.ts";
import { methodEncoding, methodsIn } from "./method-encoding.ts";
import { panelPerAccounting, PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** What sets one figure of curves apart from its siblings. */
export interface Curves {
  readonly question: string;
  readonly measure: "hypervolume" | "logDifference";
  readonly axis: AnytimeRow["axis"];
}

const MEASURE_TITLES = { hypervolume: "Hypervolume", logDifference: "log₁₀ of the hypervolume missing" };
const AXIS_TITLES = {
  hours: "Hours since the start",
  carbonKg: `Carbon charged so far (${CARBON_UNIT}, log scale)`,
};

/** Curves of methods: median line, band between quartiles, one panel per accounting. */
export function anytimeCurves({ experiment, anytime }: ReportTables, curves: Curves): TopLevelSpec {
  const { measure, axis } = curves;
  const logarithmic = axis === "carbonKg";
  const rows = rowsOf<AnytimeRow>(anytime).filter(
    (row) => row.axis === axis && row[`${measure}.p50`] !== null && (row.x > 0 || !logarithmic),
  );
  const present = methodsIn(rows, experiment.methods);
  const { color, shape, strokeDash } = methodEncoding(present, experiment.methods);
  const values = curvePoints(rows, measure, present);
  const xTitle = AXIS_TITLES[axis];
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: xTitle,
    scale: logarithmic ? { type: "log" as const, nice: false } : { nice: false },
    axis: { grid: false, format: ".3~r", tickCount: 6 },
  };
  const y = { type: "quantitative" as const, title: MEASURE_TITLES[measure], scale: { zero: false } };
  const layer = [
    {
      mark: { type: "area" as const, interpolate: "step-after" as const, opacity: 0.12 },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
    },
    {
      mark: { type: "line" as const, interpolate: "step-after" as const, strokeWidth: 2 },
      encoding: { x, y: { ...y, field: "median" }, color, strokeDash },
    },
    {
      transform: [{ filter: "datum.symbol" }],
      mark: { type: "point" as const, filled: true, opacity: 1, size: 55 },
      encoding: {
        x,
        y: { ...y, field: "median" },
        color,
        shape,
        tooltip: [
          { field: "method", title: "method" },
          { field: "x", type: "quantitative" as const, title: xTitle, format: ".4~r" },
          { field: "median", type: "quantitative" as const, title: "median", format: ".6~r" },
          { field: "low", type: "quantitative" as const, title: "lower quartile", format: ".6~r" },
          { field: "high", type: "quantitative" as const, title: "upper quartile", format: ".6~r" },
          { field: "running", type: "quantitative" as const, title: "runs not ended" },
        ],
      },
    },
  ];
  const panels = rows.some(({ accounting }) => accounting !== "");
  const plan = panels ? "" : `; its plan for the accounting ${experiment.accountings[0]}`;
  const bounds = present.some(({ bound }) => bound)
    ? [`Dashed: a bound, which knows the truth in advance${plan}.`]
    : [];
  const head = {
    title: caption(experiment, curves.question, [
      `Line: median over ${seedsText(rows.map(({ runs }) => runs))}. Band: from the lower to the upper quartile of the seeds.`,
      ...bounds,
    ]),
    description: describe(curves, rows, present),
    config: CONFIG,
  };
  const data = { values };
  return panels
    ? {
        ...head,
        ...panelPerAccounting(experiment.accountings, PLAIN_FIT),
        resolve: { scale: { x: "independent" } },
        data,
        spec: { width: 380, height: 280, layer },
      }
    : { ...head, usermeta: { fit: PLAIN_FIT }, data, width: 800, height: 340, layer };
}

/** Where each curve ends, in words. */
function describe(
  { measure, axis }: Curves,
  rows: readonly AnytimeRow[],
  present: readonly MethodName[],
): string {
  const accountings = [...new Set(rows.map(({ accounting }) => accounting))];
  const unit = axis === "hours" ? "h" : CARBON_UNIT;
  const ends = accountings.flatMap((accounting) =>
    present.flatMap(({ name, label }) => {
      const last = rows.findLast((row) => row.method === name && row.accounting === accounting);
      const under = accounting === "" ? "" : ` under ${accounting}`;
      const median = last?.[`${measure}.p50`] ?? null;
      return last === undefined || median === null
        ? []
        : [`${label}${under} ${rounded(median)} at ${Number(last.x.toPrecision(3))} ${unit}`];
    }),
  );
  return `Curves of ${MEASURE_TITLES[measure]} against ${axis === "hours" ? "hours" : "carbon"}. Medians at their ends: ${ends.join("; ")}.`;
}
