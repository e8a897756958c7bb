import { BASELINE, LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import { comparisonsAgainst, percentOf, rowsOf, targetOf, type ComparisonRow } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";
import { INTERVAL_TEXT, INTERVAL_TOOLTIP } from "./interval-text.ts";
import { NAMED_ROWS_FIT, panelPerAccounting } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** Room for ratio and n at the right of each panel. */
const NUMBERS_PX = 92;
const TARGETS = [0.97, 0.98, 0.99];
/** One hue in three depths: targets are ordered. */
const TARGET_COLOURS = ["#6BAED6", "#2F7EBC", "#D55E00"];
const TARGET_SHAPES = ["circle", "square", "diamond"];

/** Carbon to each target as a ratio to the baseline's, with its interval, a panel per accounting. */
export const methodsCompared: Figure = {
  id: "methods-compared",
  title: `How much carbon does each method need, against ${BASELINE}?`,
  csv: "comparisons",
  build({ experiment, comparisons }) {
    const label = new Map(experiment.methods.map((method) => [method.name, method.label]));
    const bounds = new Set(experiment.methods.filter(({ bound }) => bound).map(({ name }) => name));
    const values = comparisonsAgainst(BASELINE, rowsOf<ComparisonRow>(comparisons), bounds).flatMap((row) => {
      const target = targetOf(row.metric);
      const wanted = target?.quantity === "carbonKg" && TARGETS.includes(target.target);
      return wanted && row.ratio !== null && row.ratio > 0
        ? [
            {
              accounting: row.accounting,
              method: label.get(row.method) ?? row.method,
              ...(row.bound ? { bound: true } : {}),
              target: percentOf(target.target),
              ratio: rounded(row.ratio),
              ...(row.ci95Low === null || row.ci95High === null
                ? {}
                : { low: rounded(row.ci95Low), high: rounded(row.ci95High) }),
              n: row.ratioN,
            },
          ]
        : [];
    });
    const shown = new Set(values.map(({ method }) => method));
    const absent = experiment.methods
      .filter((method) => method.name !== BASELINE && !shown.has(method.label))
      .map((method) => method.label);
    const order = experiment.methods.map((method) => method.label);
    const targets = TARGETS.map(percentOf);
    const y = { field: "method", type: "nominal" as const, title: null, sort: order };
    const yOffset = { field: "target", type: "nominal" as const, scale: { domain: targets } };
    const legend = { title: "share of the whole table's hypervolume" };
    const color = {
      field: "target",
      type: "nominal" as const,
      ...legend,
      scale: { domain: targets, range: TARGET_COLOURS },
    };
    const x = {
      field: "ratio",
      type: "quantitative" as const,
      title: `Carbon to the target, ratio to ${BASELINE}`,
      scale: { type: "log" as const, nice: false, padding: 6 },
      axis: { format: "~r", tickCount: 5 },
    };
    const interval = {
      transform: [{ filter: "isValid(datum.low)" }],
      mark: { type: "rule" as const, strokeWidth: 2 },
      encoding: {
        x: { ...x, field: "low" },
        x2: { field: "high" },
        y,
        yOffset,
        color,
        strokeDash: { condition: { test: "datum.bound", value: [4, 3] }, value: [1, 0] },
      },
    };
    // A layer without a row has no extent.
    const intervals = values.some(({ low }) => low !== undefined) ? [interval] : [];
    return {
      title: caption(experiment, methodsCompared.title, [
        `Left of 1: less carbon than ${BASELINE}. Line: 95 % paired bootstrap interval of the ratio of means.`,
        "At the right: ratio, and n, the seeds where both reached the target. Dashed: a bound, which knows the truth in advance.",
        ...(values.some(({ low }) => low === undefined)
          ? [`Without a line: fewer than ${LEAST_FOR_INTERVAL} such seeds, too few for an interval.`]
          : []),
        ...(absent.length === 0
          ? []
          : [`Not shown, for want of a seed where both reached a target: ${absent.join(", ")}.`]),
      ]),
      description: describe(values),
      config: CONFIG,
      ...panelPerAccounting(experiment.accountings, { ...NAMED_ROWS_FIT, gapPx: NUMBERS_PX }),
      data: { values },
      spec: {
        width: 300,
        height: { step: 15 },
        layer: [
          {
            mark: { type: "rule", strokeOpacity: 0.6, strokeDash: [2, 2] },
            encoding: { x: { datum: 1, type: "quantitative" } },
          },
          ...intervals,
          {
            transform: [INTERVAL_TEXT],
            mark: { type: "point", filled: true, opacity: 1, size: 60 },
            encoding: {
              x,
              y,
              yOffset,
              color,
              shape: {
                field: "target",
                type: "nominal",
                ...legend,
                scale: { domain: targets, range: TARGET_SHAPES },
              },
              tooltip: [
                { field: "method", title: "method" },
                { field: "target", title: "target" },
                { field: "ratio", type: "quantitative", title: `ratio to ${BASELINE}`, format: ".3~r" },
                INTERVAL_TOOLTIP,
                { field: "n", type: "quantitative", title: "paired seeds" },
              ],
            },
          },
          {
            mark: { type: "text", align: "left", dx: 8, fontSize: 10, baseline: "middle" },
            encoding: { x: { value: "width" }, y, yOffset, text: { field: "label" } },
            transform: [{ calculate: "format(datum.ratio, '.2r') + ' (n ' + datum.n + ')'", as: "label" }],
          },
        ],
      },
    };
  },
};

function describe(
  values: readonly { accounting: string; method: string; target: string; ratio: number; n: number }[],
): string {
  const points = values.map(
    ({ accounting, method, target, ratio, n }) =>
      `${method} to ${target} under ${accounting} ${Number(ratio.toPrecision(3))} (n ${n})`,
  );
  return `Ratios of carbon to a target against ${BASELINE}, with intervals: ${points.join("; ") || "none to show"}.`;
}
