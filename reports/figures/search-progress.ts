import type { RunManifest } from "../../harness/record/index.ts";
import type { BuiltFigure } from "../page/figures-section.ts";
import type { ProgressRow } from "../tables/progress-table.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { methodEncoding, methodsIn } from "./method-encoding.ts";
import { rounded } from "./rounded.ts";

/** Every so many points of a curve have a symbol. */
const SYMBOL_EVERY = 8;

/** Hypervolume by the hour, a small panel for each zone. */
export function searchProgress(rows: readonly ProgressRow[], manifest: RunManifest): BuiltFigure {
  const methods = manifest.methods.map(({ name, bound }) => ({
    name,
    bound,
    label: bound ? `${name} (bound)` : name,
  }));
  const present = methodsIn(rows, methods);
  const places = new Map(present.map(({ name, label }, place) => [name, { label, place }]));
  const zones = [...new Set(rows.map(({ zone }) => zone))];
  const hours = [...new Set(rows.map(({ hour }) => hour))].toSorted((a, b) => a - b);
  const values = rows.map(({ zone, method, hour, settings, low, median, high }) => ({
    zone,
    method: places.get(method)?.label ?? method,
    hour: rounded(hour),
    low: rounded(low),
    median: rounded(median),
    high: rounded(high),
    ...((hours.indexOf(hour) + 2 * (places.get(method)?.place ?? 0)) % SYMBOL_EVERY === 0
      ? { settings }
      : {}),
  }));
  const { color, shape, strokeDash } = methodEncoding(present, methods);
  const title = "How fast does each method search, zone by zone?";
  const x = {
    field: "hour",
    type: "quantitative" as const,
    title: "Hours since the start",
    scale: { nice: false },
    axis: { grid: false, tickCount: 4 },
  };
  const y = {
    type: "quantitative" as const,
    title: "Hypervolume, % of full",
    scale: { zero: false },
    axis: { tickCount: 4 },
  };
  const most = Math.max(0, ...rows.map(({ settings }) => settings));
  return {
    id: "search-progress",
    title,
    csv: "search-progress",
    spec: {
      title: captionLines(manifest.data.kind === "sample", title, [
        `Line: median over the zone's settings, up to ${most}, of the median over seeds. Band: between the settings' quartiles.`,
        ...(present.some(({ bound }) => bound) ? ["Dashed: a bound, which knows the truth in advance."] : []),
      ]),
      description: `Curves of hypervolume by the hour, a panel for each zone. At the end, % of full: ${zones
        .map((zone) => `${zone} ${endsIn(rows, zone)}`)
        .join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: { axesPx: 50, gapPx: 20, leastPx: 150 } },
      data: { values },
      facet: { field: "zone", type: "nominal", title: null, sort: zones },
      columns: 4,
      spec: {
        width: 165,
        height: 110,
        layer: [
          {
            mark: { type: "area", opacity: 0.12 },
            encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
          },
          {
            mark: { type: "line", strokeWidth: 1.6 },
            encoding: { x, y: { ...y, field: "median" }, color, strokeDash },
          },
          {
            transform: [{ filter: "isValid(datum.settings)" }],
            mark: { type: "point", filled: true, opacity: 1, size: 32 },
            encoding: {
              x,
              y: { ...y, field: "median" },
              color,
              shape,
              tooltip: [
                { field: "zone", title: "zone" },
                { field: "method", title: "method" },
                { field: "hour", type: "quantitative", title: "hour", format: ".3~r" },
                { field: "median", type: "quantitative", title: "% of full", format: ".4~r" },
                { field: "low", type: "quantitative", title: "lower quartile", format: ".4~r" },
                { field: "high", type: "quantitative", title: "upper quartile", format: ".4~r" },
                { field: "settings", type: "quantitative", title: "settings" },
              ],
            },
          },
        ],
      },
    },
  };
}

function endsIn(rows: readonly ProgressRow[], zone: string): string {
  const last = new Map(rows.filter((row) => row.zone === zone).map((row) => [row.method, row.median]));
  return [...last].map(([method, median]) => `${method} ${median.toFixed(1)}`).join(", ");
}
