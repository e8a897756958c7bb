import { rowsOf, TRUE_FRONT, type Experiment, type FrontRow } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";
import { methodEncoding, methodsIn } from "./method-encoding.ts";
import { panelPerMethod, PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** The front of what all seeds of a method found together, a panel each, before the front of the whole table. */
export const fronts: Figure = {
  id: "fronts",
  title: "How near did the runs of each method, taken together, come to the best trade-offs there are?",
  csv: "fronts",
  build({ experiment, fronts: table }) {
    const rows = rowsOf<FrontRow>(table);
    const truth = rows.filter(({ series }) => series === TRUE_FRONT);
    const found = rows.filter(({ series }) => series !== TRUE_FRONT);
    const methods = methodsIn(
      found.map(({ series }) => ({ method: series })),
      experiment.methods,
    );
    const { color, shape } = methodEncoding(methods, experiment.methods);
    const [across, up = across] = experiment.objectives.toReversed().slice(-2);
    const point = (method: string, row: FrontRow) => ({
      method,
      ...(row.series === TRUE_FRONT ? { truth: true } : { runs: row.runs }),
      x: rounded(Number(row[across.column])),
      y: rounded(Number(row[up.column])),
      architecture: row.architecture,
    });
    // A facet has one data set, so the true front stands in it once per panel.
    const values = methods.flatMap(({ name, label }) =>
      [...truth, ...found.filter(({ series }) => series === name)].map((row) => point(label, row)),
    );
    const frame = frameOf(
      truth.map((row) => Number(row[up.column])),
      up.direction,
    );
    const outside = truth.filter(
      (row) => Number(row[up.column]) < frame[0] || Number(row[up.column]) > frame[1],
    ).length;
    const x = {
      field: "x",
      type: "quantitative" as const,
      title: axisTitle(across),
      scale: { zero: false },
    };
    const y = {
      field: "y",
      type: "quantitative" as const,
      title: axisTitle(up),
      scale: { zero: false, domain: frame, nice: true },
    };
    const tooltip = [
      { field: "method", title: "method" },
      { field: "architecture", type: "quantitative" as const, title: "architecture" },
      { field: "x", type: "quantitative" as const, title: axisTitle(across) },
      { field: "y", type: "quantitative" as const, title: axisTitle(up) },
    ];
    const runs = { field: "runs", type: "quantitative" as const, title: "runs that trained it" };
    const projected =
      experiment.objectives.length > 2
        ? [`Shown on two of ${experiment.objectives.length} objectives: a front point may look dominated.`]
        : [];
    return {
      title: caption(experiment, fronts.title, [
        `Line and grey rings: true front of the whole table, ${truth.length} architectures. Symbols: front of all that a method trained in its ${seedsText(experiment.seeds)} together; a single run finds less.`,
        `Wanted: ${experiment.objectives.map(({ label, direction }) => `${direction} ${label}`).join(", ")}.`,
        ...(outside === 0
          ? []
          : [
              `The frame leaves out the worst quarter by ${up.label}: ${outside} points of the true front, and what methods found there.`,
            ]),
        ...projected,
      ]),
      description: describe(methods, found, truth.length, experiment.seeds),
      config: CONFIG,
      ...panelPerMethod(
        methods.map(({ label }) => label),
        { ...PLAIN_FIT, leastPx: 200 },
        3,
      ),
      data: { values },
      spec: {
        width: 240,
        height: 200,
        layer: [
          {
            transform: [{ filter: "datum.truth" }],
            mark: { type: "line", clip: true, interpolate: "step-after", color: "#8C8C8C", strokeWidth: 1 },
            encoding: { x, y },
          },
          {
            transform: [{ filter: "datum.truth" }],
            mark: { type: "point", clip: true, color: "#8C8C8C", size: 45, strokeWidth: 1 },
            encoding: { x, y, tooltip },
          },
          {
            transform: [{ filter: "!datum.truth" }],
            mark: { type: "point", clip: true, filled: true, opacity: 0.95, size: 42 },
            encoding: {
              x,
              y,
              color: { ...color, legend: null },
              shape: { ...shape, legend: null },
              tooltip: [...tooltip, runs],
            },
          },
        ],
      },
    };
  },
};

function describe(
  methods: readonly { name: string; label: string }[],
  found: readonly FrontRow[],
  truths: number,
  seeds: readonly number[],
): string {
  const counts = methods.map(({ name, label }) => {
    const own = found.filter(({ series }) => series === name);
    return `${label} ${own.filter(({ onTrueFront }) => onTrueFront).length}`;
  });
  return `Scatter plots, one per method. Of the ${truths} architectures on the true front, the methods found in ${seedsText(seeds)} together: ${counts.join(", ")}.`;
}

function axisTitle({ label, unit }: Experiment["objectives"][number]): string {
  return unit === "" ? label : `${label} (${unit})`;
}

/**
 * A front runs on into architectures that nobody wants, such as one that guesses but costs nothing: a frame around all of it would
 * flatten the part that matters. From the quartile of the true front on the worse side to its best, with a margin.
 */
function frameOf(values: readonly number[], direction: "maximise" | "minimise"): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const kept = direction === "maximise" ? sorted.slice(quarter) : sorted.slice(0, sorted.length - quarter);
  const margin = ((kept.at(-1) ?? 1) - (kept[0] ?? 0)) / 12;
  return [rounded((kept[0] ?? 0) - margin), rounded((kept.at(-1) ?? 1) + margin)];
}
