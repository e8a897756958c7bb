import type { Manifest } from "../../harness/record/index.ts";
import type { BuiltFigure } from "../page/figures-section.ts";
import { metricOf } from "../tables/index.ts";
import type { ZoneRatioRow } from "../tables/zone-ratios-table.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { INTERVAL_TEXT, INTERVAL_TOOLTIP } from "./interval-text.ts";
import { NAMED_ROWS_FIT, panelPerAccounting } from "./panels.ts";
import { rounded } from "./rounded.ts";

const SEEN = ["trained on", "unseen year", "unseen zone", "unseen zone and year"];
const COLOURS = ["#0072B2", "#4FAEE3", "#D55E00", "#DD9500"];
const SHAPES = ["circle", "square", "diamond", "triangle-up"];

/** One method's carbon to a target over another's, zone by zone, apart by what training saw; rows of one pair. */
export function zoneRatios(rows: readonly ZoneRatioRow[], data: Manifest["data"], id: string): BuiltFigure {
  const [{ method, against, metric }] = rows;
  const values = rows.flatMap(({ zone, seen, accounting, ratio, ci95, cells, n }) =>
    ratio === null
      ? []
      : [
          {
            accounting,
            zone,
            seen,
            ratio: rounded(ratio),
            ...(ci95 === null ? {} : { low: rounded(ci95[0]), high: rounded(ci95[1]) }),
            cells,
            n,
          },
        ],
  );
  const title = `Where does ${method} need less carbon than ${against}?`;
  const y = {
    field: "zone",
    type: "nominal" as const,
    title: null,
    sort: [...new Set(rows.map(({ zone }) => zone))],
  };
  const yOffset = { field: "seen", type: "nominal" as const, scale: { domain: SEEN } };
  const color = {
    field: "seen",
    type: "nominal" as const,
    title: null,
    scale: { domain: SEEN, range: COLOURS },
  };
  const x = {
    field: "ratio",
    type: "quantitative" as const,
    title: `${metricOf(metric).label}, ratio to ${against}`,
    scale: { type: "log" as const, nice: false, padding: 6 },
    axis: { format: "~r", tickCount: 5 },
  };
  return {
    id,
    title,
    csv: "zone-ratios",
    spec: {
      title: captionLines(data.kind === "sample", title, [
        `Left of 1: less carbon than ${against}. Point: geometric mean over seasons and seeds. Line: 95 % bootstrap interval over seeds.`,
        "Apart by what training saw: four zones and the year 2024 were kept out of it.",
      ]),
      description: `Ratios of carbon against ${against}: ${values
        .map(({ zone, seen, accounting, ratio }) => `${zone}, ${seen}, ${accounting} ${ratio}`)
        .join("; ")}.`,
      config: CONFIG,
      ...panelPerAccounting([...new Set(rows.map(({ accounting }) => accounting))], NAMED_ROWS_FIT),
      data: { values },
      spec: {
        width: 300,
        height: { step: 7 },
        layer: [
          {
            mark: { type: "rule", strokeOpacity: 0.6, strokeDash: [2, 2] },
            encoding: { x: { datum: 1, type: "quantitative" } },
          },
          {
            // Few seeds have no interval.
            transform: [{ filter: "isValid(datum.low)" }],
            mark: { type: "rule", strokeWidth: 2 },
            encoding: { y, yOffset, color, x: { ...x, field: "low" }, x2: { field: "high" } },
          },
          {
            transform: [INTERVAL_TEXT],
            mark: { type: "point", filled: true, opacity: 1, size: 45 },
            encoding: {
              y,
              yOffset,
              color,
              shape: { ...color, scale: { domain: SEEN, range: SHAPES } },
              x,
              tooltip: [
                { field: "zone", title: "zone" },
                { field: "seen", title: "seen in training" },
                { field: "ratio", type: "quantitative", title: "ratio", format: ".3~r" },
                INTERVAL_TOOLTIP,
                { field: "cells", type: "quantitative", title: "settings" },
                { field: "n", type: "quantitative", title: "seeds" },
              ],
            },
          },
        ],
      },
    },
  };
}
