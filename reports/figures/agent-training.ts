import type { BuiltFigure } from "../page/figures-section.ts";
import type { AgentTrainingRow } from "../tables/agent-training-table.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"];
const DASHES = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
];

/** What each agent returned on windows that it did not learn from, as it learned. */
export function agentTraining(rows: readonly AgentTrainingRow[]): BuiltFigure {
  const agents = [...new Set(rows.map(({ agent }) => agent))];
  const title = "Had the agents learned all they could, on windows that they did not learn from?";
  const x = {
    field: "episodes",
    type: "quantitative" as const,
    title: "Training episodes of 80 h",
    axis: { grid: false, tickCount: 6 },
  };
  const y = {
    field: "heldBackReturn",
    type: "quantitative" as const,
    title: "Mean return on held-back windows, decades",
    scale: { zero: false },
  };
  const color = {
    field: "agent",
    type: "nominal" as const,
    title: null,
    legend: { symbolType: "stroke" },
    scale: { domain: agents, range: COLOURS },
  };
  const taken = rows.filter((row) => row.taken);
  return {
    id: "agent-training",
    title,
    csv: "agent-training",
    spec: {
      title: captionLines(false, title, [
        "Return: decades of regret closed, less the price of carbon; the mean over held-back windows, one training each, so no interval.",
        "Large symbol: the episode whose weights were taken, the best of its line.",
      ]),
      description: `Held-back return by episode. Weights were taken ${taken
        .map(
          ({ agent, episodes, heldBackReturn }) => `of ${agent} at ${episodes}, ${rounded(heldBackReturn)}`,
        )
        .join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: PLAIN_FIT },
      width: 520,
      height: 240,
      data: {
        values: rows.map(({ taken: isTaken, heldBackReturn, ...row }) => ({
          ...row,
          heldBackReturn: rounded(heldBackReturn),
          ...(isTaken ? { taken: true } : {}),
        })),
      },
      layer: [
        {
          mark: { type: "line", strokeWidth: 1.8 },
          encoding: {
            x,
            y,
            color,
            strokeDash: { ...color, scale: { domain: agents, range: DASHES } },
          },
        },
        {
          mark: { type: "point", filled: true, opacity: 1 },
          encoding: {
            x,
            y,
            color,
            size: { condition: { test: "isValid(datum.taken)", value: 150 }, value: 18 },
            tooltip: [
              { field: "agent", title: "agent" },
              { field: "episodes", type: "quantitative", title: "episodes" },
              { field: "heldBackReturn", type: "quantitative", title: "return, decades", format: ".4~r" },
            ],
          },
        },
      ],
    },
  };
}
