import type { BuiltFigure } from "../page/figures-section.ts";
import type { EpochRow } from "../tables/live-tables.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

const SETS = { domain: ["learned from", "judged on"], range: ["#0072B2", "#D55E00"] };

/** Accuracy by epoch of every network that was trained for real, a panel each. */
export function networkCurves(rows: readonly EpochRow[]): BuiltFigure {
  const title = "How did the networks learn?";
  const values = rows.map(({ architecture, epoch, set, accuracyPct }) => ({
    network: String(architecture),
    epoch,
    set,
    accuracy: rounded(accuracyPct),
  }));
  const color = { field: "set", type: "nominal" as const, title: null, scale: SETS };
  const last = values.filter(
    ({ set }, i) => set === "judged on" && values[i + 2]?.network !== values[i].network,
  );
  return {
    id: "network-curves",
    title,
    csv: "epochs",
    spec: {
      title: captionLines(false, title, [
        "One training each, so no interval. Dashed: on images that were not learned from.",
      ]),
      description: `Accuracy by epoch; at the end on test images: ${last.map(({ network, accuracy }) => `network ${network} ${accuracy} %`).join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: PLAIN_FIT },
      data: { values },
      facet: {
        field: "network",
        type: "nominal",
        title: null,
        sort: [...new Set(values.map(({ network }) => network))],
      },
      columns: 3,
      spec: {
        width: 240,
        height: 150,
        mark: { type: "line", strokeWidth: 1.8, point: { size: 18 } },
        encoding: {
          x: {
            field: "epoch",
            type: "quantitative",
            title: "Epoch",
            axis: { grid: false, tickMinStep: 1, format: "d", tickCount: 6 },
          },
          y: { field: "accuracy", type: "quantitative", title: "Accuracy (%)", scale: { zero: false } },
          color,
          strokeDash: {
            ...color,
            scale: {
              domain: SETS.domain,
              range: [
                [1, 0],
                [5, 3],
              ],
            },
          },
          tooltip: [
            { field: "network", title: "network" },
            { field: "set", title: "images" },
            { field: "epoch", type: "quantitative", title: "epoch" },
            { field: "accuracy", type: "quantitative", title: "accuracy (%)", format: ".4~r" },
          ],
        },
      },
    },
  };
}
