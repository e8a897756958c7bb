import type { BuiltFigure } from "../page/figures-section.ts";
import type { EvaluatorRow } from "../tables/evaluators-table.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { NAMED_ROWS_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** Kendall's tau of every evaluator, over all architectures and over the accurate ones. */
export function rankCorrelation(
  rows: readonly EvaluatorRow[],
  sampleData: boolean,
  highPercent: number,
): BuiltFigure {
  const sets = ["all architectures", `above ${highPercent} % accuracy`] as const;
  const values = rows.flatMap(({ evaluator, kendall, kendallHigh }) =>
    [kendall, kendallHigh].map(({ mean, ci95 }, at) => ({
      evaluator,
      set: sets[at],
      tau: rounded(mean),
      low: rounded(ci95?.[0] ?? mean),
      high: rounded(ci95?.[1] ?? mean),
    })),
  );
  const title = "How well does each evaluator rank architectures?";
  const y = {
    field: "evaluator",
    type: "nominal" as const,
    title: null,
    sort: rows.map(({ evaluator }) => evaluator),
  };
  const yOffset = { field: "set", type: "nominal" as const, scale: { domain: [...sets] } };
  const color = {
    field: "set",
    type: "nominal" as const,
    title: null,
    scale: { domain: [...sets], range: ["#0072B2", "#D55E00"] },
  };
  const x = {
    type: "quantitative" as const,
    title: "Kendall's tau with accuracy after 200 epochs",
    axis: { tickCount: 8, grid: true },
  };
  return {
    id: "rank-correlation",
    title,
    csv: "evaluators",
    spec: {
      title: captionLines(sampleData, title, [
        "Line: 95 % bootstrap interval over draws of the architectures that a predictor is fitted on; the others draw nothing.",
        "A predictor is judged on what it was not fitted on.",
      ]),
      description: `Kendall's tau: ${values.map(({ evaluator, set, tau }) => `${evaluator}, ${set} ${tau}`).join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: NAMED_ROWS_FIT },
      data: { values },
      width: 640,
      height: { step: 14 },
      layer: [
        {
          mark: { type: "rule", strokeOpacity: 0.6, strokeDash: [2, 2] },
          encoding: { x: { datum: 0, type: "quantitative" } },
        },
        {
          mark: { type: "rule", strokeWidth: 2 },
          encoding: { y, yOffset, color, x: { ...x, field: "low" }, x2: { field: "high" } },
        },
        {
          mark: { type: "point", filled: true, opacity: 1, size: 60 },
          encoding: {
            y,
            yOffset,
            color,
            shape: {
              field: "set",
              type: "nominal",
              title: null,
              scale: { domain: [...sets], range: ["circle", "diamond"] },
            },
            x: { ...x, field: "tau" },
            tooltip: [
              { field: "evaluator", title: "evaluator" },
              { field: "set", title: "over" },
              { field: "tau", type: "quantitative", title: "Kendall's tau", format: ".3~r" },
            ],
          },
        },
      ],
    },
  };
}
