import type { RunManifest } from "../../harness/record/index.ts";
import type { BuiltFigure } from "../page/figures-section.ts";
import type { BudgetRow } from "../tables/budgets-table.ts";
import { CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { captionLines } from "./caption.ts";
import { methodEncoding } from "./method-encoding.ts";
import { NAMED_ROWS_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** Hypervolume of every seed within a carbon budget, boxes behind points, a panel for each budget; one accounting. */
export function budgetBoxes(rows: readonly BudgetRow[], manifest: RunManifest): BuiltFigure {
  const [{ accounting, forecaster }] = rows;
  const labels = new Map(manifest.methods.map(({ name, bound }) => [name, bound ? `${name} (bound)` : name]));
  const methods = manifest.methods.map(({ name, bound }) => ({
    name,
    bound,
    label: labels.get(name) ?? name,
  }));
  const values = rows.flatMap(({ budgetKg, method, values: found }) =>
    found.map((percent) => ({
      panel: `${budgetKg} kg`,
      method: labels.get(method) ?? method,
      percent: rounded(percent),
    })),
  );
  const { color } = methodEncoding(methods, methods);
  const title = `How much does each method find within a budget of carbon, under ${accounting}?`;
  const y = {
    field: "method",
    type: "nominal" as const,
    title: null,
    sort: methods.map(({ label }) => label),
  };
  const x = {
    field: "percent",
    type: "quantitative" as const,
    title: "Hypervolume, % of the whole table's",
    scale: { zero: false },
  };
  return {
    id: `budgets-${accounting}`,
    title,
    csv: "budgets",
    spec: {
      title: captionLines(manifest.data.kind === "sample", title, [
        `Points: ${seedsText(rows.map(({ values: found }) => found.length))}. Box: quartiles and median. Forecast by ${forecaster}.`,
        "The job that would cross the budget is not started.",
      ]),
      description: `Hypervolume within a budget, means in % of the whole table's: ${rows
        .map(
          ({ method, budgetKg, mean }) =>
            `${method} ${budgetKg} kg ${mean === null ? "none" : rounded(mean)}`,
        )
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
        height: { step: 20 },
        layer: [
          {
            mark: { type: "boxplot", extent: "min-max", size: 12, opacity: 0.35 },
            encoding: { x, y, color: { ...color, legend: null } },
          },
          {
            mark: { type: "point", filled: true, size: 14, opacity: 0.6 },
            encoding: {
              x,
              y,
              color: { ...color, legend: null },
              tooltip: [
                { field: "method", title: "method" },
                { field: "percent", type: "quantitative", title: "% of full hypervolume", format: ".4~r" },
              ],
            },
          },
        ],
      },
    },
  };
}
