import type { BuiltFigure } from "../page/figures-section.ts";
import type { LearningRow } from "../tables/learning-table.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { OWN_AXES_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

const SETS = { domain: ["learned from", "held back"], range: ["#0072B2", "#D55E00"] };

/** Loss by step of every training, on what was learned from and on what was held back, a panel each. */
export function trainingCurves(rows: readonly LearningRow[]): BuiltFigure {
  const panels = [...new Set(rows.map(({ training }) => training))];
  const values = rows.map(({ training, step, set, loss, taken }) => ({
    training,
    step,
    set,
    loss: rounded(loss),
    ...(taken ? { taken } : {}),
  }));
  const title = "When had training learned all that carries over to hours it did not see?";
  const x = {
    field: "step",
    type: "quantitative" as const,
    title: "Training steps",
    axis: { grid: false, tickCount: 5 },
  };
  const y = {
    field: "loss",
    type: "quantitative" as const,
    title: "Pinball loss, log intensity (no unit)",
    scale: { zero: false },
  };
  const color = {
    field: "set",
    type: "nominal" as const,
    title: null,
    legend: { symbolType: "stroke" },
    scale: SETS,
  };
  return {
    id: "training-curves",
    title,
    csv: "training-curves",
    spec: {
      title: captionLines(false, title, [
        "Lines: loss of the 10, 50 and 90 % quantiles together, one training each, so no interval. Dashed: on hours held back.",
        "Large symbols: the step whose weights were taken.",
      ]),
      description: `Loss by step. Weights were taken ${rows
        .filter(({ taken, set }) => taken && set === "held back")
        .map(({ training, step, loss }) => `of ${training} at step ${step}, loss held back ${rounded(loss)}`)
        .join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: OWN_AXES_FIT },
      data: { values },
      facet: { field: "training", type: "nominal", title: null, sort: panels },
      columns: 2,
      resolve: { scale: { x: "independent", y: "independent" } },
      spec: {
        width: 320,
        height: 180,
        layer: [
          {
            mark: { type: "line", strokeWidth: 1.8 },
            encoding: {
              x,
              y,
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
            },
          },
          {
            mark: { type: "point", filled: true, opacity: 1 },
            encoding: {
              x,
              y,
              color,
              size: { condition: { test: "isValid(datum.taken)", value: 150 }, value: 26 },
              tooltip: [
                { field: "training", title: "training" },
                { field: "set", title: "hours" },
                { field: "step", type: "quantitative", title: "step" },
                { field: "loss", type: "quantitative", title: "loss", format: ".4~r" },
              ],
            },
          },
        ],
      },
    },
  };
}
