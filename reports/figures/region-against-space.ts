import type { BuiltFigure } from "../page/figures-section.ts";
import { REGION_MEASURES, type RegionRow } from "../tables/regions-table.ts";
import { CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { captionLines } from "./caption.ts";
import { PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

const ORIGINS = { region: "LaMOO's best region", space: "whole space" } as const;

/** Means of what is drawn, by the number of trained architectures, a panel for each measure. */
export function regionAgainstSpace(rows: readonly RegionRow[], sampleData: boolean): BuiltFigure {
  const panels = REGION_MEASURES.map(({ label, unit }) => `${label} (${unit})`);
  const values = rows.flatMap(({ trained, measures }) =>
    REGION_MEASURES.flatMap(({ measure }, at) =>
      (["region", "space"] as const).map((origin) => {
        const { mean, ci95 } = measures[measure][origin];
        return {
          panel: panels[at],
          trained,
          origin: ORIGINS[origin],
          mean: rounded(mean),
          low: rounded(ci95?.[0] ?? mean),
          high: rounded(ci95?.[1] ?? mean),
        };
      }),
    ),
  );
  const title = "Are architectures from LaMOO's best region better than those from the whole space?";
  const domain = Object.values(ORIGINS);
  const color = {
    field: "origin",
    type: "nominal" as const,
    title: null,
    scale: { domain, range: ["#0072B2", "#8A8A3C"] },
  };
  const shape = { ...color, scale: { domain, range: ["circle", "square"] } };
  const x = {
    field: "trained",
    type: "quantitative" as const,
    title: "Trained architectures that LaMOO learned from",
    scale: { type: "log" as const, nice: false, padding: 12 },
    axis: { values: rows.map(({ trained }) => trained), grid: false },
  };
  const y = { type: "quantitative" as const, title: null, scale: { zero: false } };
  return {
    id: "region-against-space",
    title,
    csv: "regions",
    spec: {
      title: captionLines(sampleData, title, [
        `Means over ${seedsText(rows.map(({ seeds }) => seeds))} of ${rows[0].drawn} architectures each, trained ones left out. Line: 95 % bootstrap interval.`,
        "Hypervolume is that of the draw alone.",
      ]),
      description: `Region against space: ${values
        .map(({ panel, trained, origin, mean }) => `${panel}, ${trained} trained, ${origin} ${mean}`)
        .join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: PLAIN_FIT },
      data: { values },
      facet: { field: "panel", type: "nominal", title: null, sort: panels },
      columns: 2,
      resolve: { scale: { y: "independent" } },
      spec: {
        width: 300,
        height: 180,
        layer: [
          { mark: { type: "line", strokeWidth: 1.5 }, encoding: { x, y: { ...y, field: "mean" }, color } },
          {
            mark: { type: "rule", strokeWidth: 2 },
            encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
          },
          {
            mark: { type: "point", filled: true, opacity: 1, size: 60 },
            encoding: {
              x,
              y: { ...y, field: "mean" },
              color,
              shape,
              tooltip: [
                { field: "origin", title: "from" },
                { field: "trained", type: "quantitative", title: "trained" },
                { field: "mean", type: "quantitative", title: "mean", format: ".5~r" },
                { field: "low", type: "quantitative", title: "interval from", format: ".5~r" },
                { field: "high", type: "quantitative", title: "interval to", format: ".5~r" },
              ],
            },
          },
        ],
      },
    },
  };
}
