import type { TopLevelSpec } from "vega-lite";
import type { Growth } from "./scaling.ts";

/** Cost against size, both logarithmic, one panel for each thing that grows; the legend says the exponents. */
export function scalingFigure(growing: readonly Growth[]): TopLevelSpec {
  const axes = [...new Set(growing.map(({ axis }) => axis))];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: "How cost grows: ms of CPU time, and the exponent e of cost ~ size^e",
    columns: 2,
    concat: axes.map((axis) => ({
      width: 300,
      height: 200,
      data: {
        values: growing
          .filter((one) => one.axis === axis)
          .flatMap(({ what, costs, exponent }) =>
            costs.map(({ size, ms }) => ({ size, ms, what: `${what}: e = ${exponent.toFixed(2)}` })),
          ),
      },
      mark: { type: "line", point: true },
      encoding: {
        x: { field: "size", type: "quantitative", scale: { type: "log" }, title: axis },
        y: { field: "ms", type: "quantitative", scale: { type: "log" }, title: "CPU time, ms" },
        color: {
          field: "what",
          type: "nominal",
          title: null,
          legend: { orient: "bottom", columns: 1, labelLimit: 320 },
        },
      },
    })),
    resolve: { scale: { color: "independent" } },
  };
}
