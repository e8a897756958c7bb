import type { TopLevelSpec } from "vega-lite";
import { rowsOf, type GpuUseRow } from "../tables/index.ts";
import { ACTIVITY_COLOURS, CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";
import { panelPerMethod } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** From the bottom of the stack up. */
const PARTS = [
  ["training", "training"],
  ["sampling", "sampling"],
  ["idle", "idle GPUs"],
] as const;

/** Fields of the quartiles. */
const BANDS = [
  ["trainingP25", "trainingP75"],
  ["workingP25", "workingP75"],
] as const;

type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

const x = {
  field: "hour",
  type: "quantitative" as const,
  title: "Hours since the start",
  scale: { nice: false },
  axis: { grid: false, tickCount: 6 },
};

/** What the GPUs did hour by hour, a panel per method, under the grid's intensity. */
export const gpuUse: Figure = {
  id: "gpu-use",
  title: "Do the methods work when power is clean?",
  csv: "gpu-use",
  build({ experiment, gpuUse: table }) {
    const rows = rowsOf<GpuUseRow>(table);
    const label = new Map(experiment.methods.map((method) => [method.name, method.label]));
    const panelOf = ({ method, accounting }: GpuUseRow) =>
      `${label.get(method)}${accounting === "" ? "" : `, steered by ${accounting}`}`;
    const samplers = new Set(rows.filter(({ sampling }) => sampling > 0).map(panelOf));
    const short = (row: GpuUseRow, hour: number) => ({
      method: label.get(row.method),
      panel: panelOf(row),
      hour,
      training: rounded(row.training),
      sampling: rounded(row.sampling),
      idle: rounded(row.idle),
      intensity: rounded(row.intensityGPerKwh),
      ...(row.runs === 1 ? {} : quartiles(row, samplers.has(panelOf(row)))),
    });
    const last = Math.max(...rows.map(({ hour }) => hour));
    // Steps are drawn from hour to hour: the last hour needs its end.
    const values = rows.flatMap((row) => [
      short(row, row.hour),
      ...(row.hour === last ? [short(row, row.hour + 1)] : []),
    ]);
    return {
      title: caption(experiment, gpuUse.title, [
        `Areas: number of GPUs at work by hour, mean over ${seedsText(rows.map(({ runs }) => runs))}; empty: released.`,
        rows.some(({ runs }) => runs > 1)
          ? "Dark bands: between the quartiles over seeds, of GPUs in training and of GPUs at work; none where seeds agree."
          : "A single seed: no interval.",
        "Line, right axis: carbon intensity of the grid.",
      ]),
      description: describe(rows, panelOf),
      config: CONFIG,
      ...panelPerMethod(
        [...new Set(rows.map(panelOf))],
        { axesPx: 10, gapPx: 125, leastPx: 200 },
        2,
        "panel",
      ),
      // Each panel has two axes of its own; both levels must say so.
      resolve: { scale: { y: "independent" } },
      data: { values },
      spec: {
        width: 340,
        height: 130,
        resolve: { scale: { y: "independent" } },
        layer: [
          { layer: [areas(experiment.gpus), ...BANDS.map(([low, high]) => band(low, high))] },
          {
            mark: { type: "line", interpolate: "step-after", strokeWidth: 1.5, color: "currentColor" },
            encoding: {
              x,
              y: {
                field: "intensity",
                type: "quantitative",
                title: "g CO₂eq per kWh",
                scale: { zero: false },
                axis: { grid: false, tickCount: 4 },
              },
              tooltip: [
                { field: "hour", type: "quantitative", title: "hour" },
                { field: "intensity", type: "quantitative", title: "g CO₂eq per kWh", format: ".4~r" },
              ],
            },
          },
        ],
      },
    };
  },
};

/** The mean of each part, stacked. */
function areas(gpus: number): Layer {
  const parts = PARTS.map(([, part]) => part);
  return {
    transform: [
      { fold: PARTS.map(([field]) => field), as: ["part", "gpus"] },
      {
        calculate: "{training: 'training', sampling: 'sampling', idle: 'idle GPUs'}[datum.part]",
        as: "part",
      },
      { calculate: "indexof(['training', 'sampling', 'idle GPUs'], datum.part)", as: "order" },
    ],
    // Faint enough for the line in front of it.
    mark: { type: "area", interpolate: "step-after", opacity: 0.6 },
    encoding: {
      x,
      y: {
        field: "gpus",
        type: "quantitative",
        title: "GPUs",
        stack: "zero",
        scale: { domain: [0, gpus] },
        axis: { tickMinStep: 1, tickCount: 4 },
      },
      color: {
        field: "part",
        type: "nominal",
        title: null,
        legend: { symbolType: "square", symbolOpacity: 0.6 },
        scale: { domain: parts, range: parts.map((part) => ACTIVITY_COLOURS[part]) },
      },
      order: { field: "order", type: "quantitative" },
    },
  };
}

/** Between two quartiles, over the areas. */
function band(low: string, high: string): Layer {
  return {
    transform: [{ filter: `isValid(datum.${low})` }],
    mark: { type: "area", interpolate: "step-after", color: "currentColor", opacity: 0.3 },
    encoding: { x, y: { field: low, type: "quantitative" }, y2: { field: high } },
  };
}

/** Of GPUs at work only where the method samples: elsewhere the two bands are one. */
function quartiles(row: GpuUseRow, samples: boolean): object {
  return {
    trainingP25: rounded(row.trainingP25),
    trainingP75: rounded(row.trainingP75),
    ...(samples ? { workingP25: rounded(row.workingP25), workingP75: rounded(row.workingP75) } : {}),
  };
}

/** Mean training GPUs in the cleaner and in the dirtier half of the window, per method. */
function describe(rows: readonly GpuUseRow[], panelOf: (row: GpuUseRow) => string): string {
  const halves = [...new Set(rows.map(panelOf))].map((panel) => {
    const own = rows
      .filter((row) => panelOf(row) === panel)
      .toSorted((a, b) => a.intensityGPerKwh - b.intensityGPerKwh || a.hour - b.hour);
    const middle = Math.floor(own.length / 2);
    return `${panel} ${meanTraining(own.slice(0, middle))} and ${meanTraining(own.slice(middle))}`;
  });
  return `Areas of GPU use by hour under the intensity curve, one panel per method. Mean training GPUs in the cleaner and in the dirtier half of the hours: ${halves.join("; ")}.`;
}

function meanTraining(rows: readonly GpuUseRow[]): string {
  return (rows.reduce((sum, { training }) => sum + training, 0) / Math.max(1, rows.length)).toFixed(2);
}
