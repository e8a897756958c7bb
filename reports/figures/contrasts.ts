import type { Manifest } from "../../harness/record/index.ts";
import type { BuiltFigure } from "../page/figures-section.ts";
import { isSettled, type ContrastRow } from "../tables/contrasts-table.ts";
import { metricOf } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { INTERVAL_TEXT, INTERVAL_TOOLTIP } from "./interval-text.ts";
import { NAMED_ROWS_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

const SETTLED = "adjusted p below 0.05";
const OPEN = "may be chance";

/** Paired differences with their intervals, a row for each contrast, a panel for each metric and accounting. */
export function contrastsFigure(
  rows: readonly ContrastRow[],
  { id, title, csv, note }: { id: string; title: string; csv: string; note: string },
  data: Manifest["data"],
): BuiltFigure {
  const values = rows.flatMap((row) => {
    const { contrast, accounting, metric, unit, difference, low, high, n } = row;
    return difference === null
      ? []
      : [
          {
            contrast,
            panel: `${metricOf(metric).label}${unitText(unit)} (${accounting})`,
            difference: rounded(difference),
            ...(low === null || high === null ? {} : { low: rounded(low), high: rounded(high) }),
            n,
            verdict: isSettled(row) ? SETTLED : OPEN,
          },
        ];
  });
  const y = {
    field: "contrast",
    type: "nominal" as const,
    title: null,
    sort: [...new Set(rows.map(({ contrast }) => contrast))],
  };
  const axisTitle = "Difference";
  return {
    id,
    title,
    csv,
    spec: {
      title: captionLines(data.kind === "sample", title, [
        note,
        "Point: mean of the paired differences over seeds. Line: 95 % bootstrap interval. Filled: more than chance, p < 0.05 with Holm's adjustment.",
      ]),
      description: `Paired differences: ${values
        .map(({ contrast, panel, difference, n }) => `${contrast}, ${panel} ${difference} (n ${n})`)
        .join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: NAMED_ROWS_FIT },
      data: { values },
      facet: {
        field: "panel",
        type: "nominal",
        title: null,
        sort: [...new Set(values.map(({ panel }) => panel))],
      },
      columns: 2,
      resolve: { scale: { x: "independent" } },
      spec: {
        width: 300,
        height: { step: 22 },
        layer: [
          {
            mark: { type: "rule", strokeOpacity: 0.6, strokeDash: [2, 2] },
            encoding: { x: { datum: 0, type: "quantitative" } },
          },
          {
            // Few seeds have no interval.
            transform: [{ filter: "isValid(datum.low)" }],
            mark: { type: "rule", strokeWidth: 2, color: "#0072B2" },
            encoding: {
              y,
              x: { field: "low", type: "quantitative", title: axisTitle },
              x2: { field: "high" },
            },
          },
          {
            transform: [INTERVAL_TEXT],
            mark: { type: "point", size: 60, opacity: 1, color: "#0072B2" },
            encoding: {
              y,
              x: { field: "difference", type: "quantitative", title: axisTitle },
              fill: {
                field: "verdict",
                type: "nominal",
                title: null,
                scale: { domain: [SETTLED, OPEN], range: ["#0072B2", "#FFFFFF"] },
              },
              tooltip: [
                { field: "contrast", title: "contrast" },
                { field: "difference", type: "quantitative", title: "difference", format: ".4~r" },
                INTERVAL_TOOLTIP,
                { field: "n", type: "quantitative", title: "paired seeds" },
              ],
            },
          },
        ],
      },
    },
  };
}

/** A share says already what it is a share of. */
function unitText(unit: string): string {
  if (unit === "") return "";
  return unit.startsWith("% of ") ? ", %" : `, ${unit}`;
}
