import { LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import { gramsToKilograms } from "../../harness/units/index.ts";
import { ACTIVITY_LABELS, CARBON_UNIT, rowsOf, type ActivityRow, type ResultRow } from "../tables/index.ts";
import { ACTIVITY_COLOURS, CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";
import { NAMED_ROWS_FIT, panelPerAccounting } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** Less than a gram is not drawn. */
const LEAST_KG = gramsToKilograms(1);

/** Stacked bars per method, a panel per accounting, with the interval of the total. */
export const carbonByActivity: Figure = {
  id: "carbon-by-activity",
  title: "What was the carbon spent on?",
  csv: "carbon-by-activity",
  build({ experiment, activities, results }) {
    const rows = rowsOf<ActivityRow>(activities);
    const totals = rowsOf<ResultRow>(results).filter(({ metric }) => metric === "carbonKg");
    const label = new Map(experiment.methods.map((method) => [method.name, method.label]));
    const bounds = new Set(experiment.methods.flatMap(({ name, bound }) => (bound ? [name] : [])));
    const drawn = rows.filter(({ carbonKg }) => carbonKg >= LEAST_KG);
    const parts = Object.values(ACTIVITY_LABELS).filter((part) =>
      drawn.some(({ activity }) => activity === part),
    );
    const values = [
      ...drawn.map(({ accounting, method, activity, carbonKg }) => ({
        accounting,
        method: label.get(method),
        activity,
        order: parts.indexOf(activity),
        ...(bounds.has(method) ? { bound: true } : {}),
        kg: rounded(carbonKg),
      })),
      ...totals
        .filter(({ ci95Low, ci95High }) => ci95Low !== null && ci95High !== null)
        .map(({ accounting, method, mean, ci95Low, ci95High }) => ({
          accounting,
          method: label.get(method),
          mean: rounded(mean ?? 0),
          low: rounded(ci95Low ?? 0),
          high: rounded(ci95High ?? 0),
        })),
    ];
    const y = {
      field: "method",
      type: "nominal" as const,
      title: null,
      sort: experiment.methods.map((method) => method.label),
    };
    const xTitle = `Carbon (${CARBON_UNIT})`;
    const isBound = "isValid(datum.bound)";
    const isTotal = "isValid(datum.mean)";
    return {
      title: caption(experiment, carbonByActivity.title, [
        `Bars: means over ${seedsText(rows.map(({ seeds }) => seeds))}. ${
          totals.some(({ ci95Low }) => ci95Low !== null)
            ? "Line: 95 % bootstrap interval of the total."
            : `Fewer than ${LEAST_FOR_INTERVAL} seeds: too few for an interval.`
        }`,
        ...(bounds.size > 0 ? ["Dashed outline: a bound, which knows the truth in advance."] : []),
        "Kilograms differ between accountings by their prices: compare within a panel.",
      ]),
      description: `Stacked bars of carbon by activity. Totals: ${totals
        .map(
          ({ accounting, method, mean }) =>
            `${label.get(method)} under ${accounting} ${mean === null ? "none" : rounded(mean)} ${CARBON_UNIT}`,
        )
        .join("; ")}.`,
      config: CONFIG,
      ...panelPerAccounting(experiment.accountings, NAMED_ROWS_FIT),
      resolve: { scale: { x: "independent" } },
      data: { values },
      spec: {
        width: 300,
        height: { step: 26 },
        layer: [
          {
            transform: [{ filter: `!${isTotal}` }],
            mark: { type: "bar" },
            encoding: {
              y,
              x: { field: "kg", type: "quantitative", title: xTitle, stack: "zero" },
              color: {
                field: "activity",
                type: "nominal",
                title: null,
                scale: { domain: parts, range: parts.map((part) => ACTIVITY_COLOURS[part]) },
              },
              order: { field: "order", type: "quantitative" },
              stroke: { condition: { test: isBound, value: "currentColor" }, value: "white" },
              strokeWidth: { condition: { test: isBound, value: 1.4 }, value: 0.7 },
              strokeDash: { condition: { test: isBound, value: [3, 2] }, value: [1, 0] },
              tooltip: [
                { field: "method", title: "method" },
                { field: "activity", title: "activity" },
                { field: "kg", type: "quantitative", title: xTitle, format: ".4~r" },
              ],
            },
          },
          {
            transform: [{ filter: isTotal }],
            mark: { type: "rule", strokeWidth: 2 },
            encoding: {
              y,
              x: { field: "low", type: "quantitative", title: xTitle },
              x2: { field: "high" },
            },
          },
        ],
      },
    };
  },
};
