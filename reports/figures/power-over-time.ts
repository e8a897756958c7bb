import type { BuiltFigure } from "../page/figures-section.ts";
import type { PowerRow } from "../tables/live-tables.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { OWN_AXES_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** Power of the work that was done for real, over the intensity of the hours that it is charged by. */
export function powerOverTime(rows: readonly PowerRow[], how: string): BuiltFigure {
  const title = "What power was drawn, and how clean was it?";
  const measures = ["Power (W)", "Intensity (g CO₂eq per kWh)"] as const;
  const values = rows.flatMap(({ fromHour, toHour, work, powerW, intensityGPerKwh }) =>
    [powerW, intensityGPerKwh].map((value, i) => ({
      measure: measures[i],
      from: rounded(fromHour),
      to: rounded(toHour),
      work,
      value: rounded(value),
    })),
  );
  const powers = rows.map(({ powerW }) => rounded(powerW));
  return {
    id: "power-over-time",
    title,
    csv: "power",
    spec: {
      title: captionLines(false, title, [
        `Power: ${how}.`,
        "A bar is an epoch, or a shorter piece of work; where bars overlap, devices worked at once.",
      ]),
      description: `Power from ${Math.min(...powers)} to ${Math.max(...powers)} W over ${Math.max(...values.map(({ to }) => to))} hours of work, and the intensity of those hours.`,
      config: CONFIG,
      usermeta: { fit: OWN_AXES_FIT },
      data: { values },
      facet: { field: "measure", type: "nominal", title: null, sort: [...measures] },
      columns: 1,
      resolve: { scale: { y: "independent" } },
      spec: {
        width: 700,
        height: 130,
        mark: { type: "rect", color: "#0072B2", opacity: 0.5 },
        encoding: {
          x: { field: "from", type: "quantitative", title: "Hours of work", scale: { nice: false } },
          x2: { field: "to" },
          y: { field: "value", type: "quantitative", title: null, scale: { zero: true } },
          y2: { datum: 0 },
          tooltip: [
            { field: "work", title: "work" },
            { field: "from", type: "quantitative", title: "from hour" },
            { field: "measure", title: "what" },
            { field: "value", type: "quantitative", title: "value", format: ".4~r" },
          ],
        },
      },
    },
  };
}
