import type { RunManifest } from "../../harness/record/index.ts";
import { budgetBoxes } from "../figures/budget-boxes.ts";
import { contrastsFigure } from "../figures/contrasts.ts";
import { numberText } from "../page/number-text.ts";
import { budgetsTable, type BudgetRow } from "../tables/budgets-table.ts";
import { contrastsTable } from "../tables/contrasts-table.ts";
import { aligned } from "../text/aligned.ts";
import type { LabelledResults } from "./by-cell.ts";
import { contrastRows, contrastsText } from "./contrasts.ts";
import type { Findings } from "./findings.ts";

type Cell = LabelledResults & { readonly manifest: RunManifest };

const METRIC = "hypervolumeFraction";

/** What each method finds within a budget, and what it gains or loses by a forecast that errs. */
export function budgetFindings(cells: readonly Cell[], forecasters: readonly string[]): Findings {
  const [{ manifest }] = cells;
  const rows = cells.flatMap(rowsOf);
  const accountings = [...new Set(rows.map(({ accounting }) => accounting))];
  const effects = forecasters.slice(1).flatMap((actual) => effectsOf(cells, forecasters[0], actual));
  const effectRows = contrastRows(effects, [METRIC]).filter(({ difference }) => difference !== 0);
  const effectTitle = `What do a forecast's errors cost: ${forecasters[0]} against ${forecasters.slice(1).join(", ")}?`;
  const effectTable = {
    id: "forecast-effect",
    caption: `Hypervolume on the forecast of ${forecasters[0]} less that on ${forecasters.slice(1).join(", ")}, paired over seeds; methods that look at no forecast differ by nothing and are left out`,
    table: contrastsTable(effectRows),
  };
  return {
    document: { budgets: rows },
    text: [
      ...accountings.map((accounting) => textOf(rows, accounting, forecasters)),
      ...(effectRows.length === 0 ? [] : [contrastsText(effectTitle, effectRows)]),
    ].join("\n"),
    sentences: accountings.flatMap((accounting) => sentences(rows, accounting, forecasters[0])),
    tables: [
      {
        id: "budgets",
        caption:
          "Hypervolume within a carbon budget, % of the whole table's: median, quartiles, and mean with its 95 % interval, over seeds",
        table: budgetsTable(rows),
      },
      ...(effectRows.length === 0 ? [] : [effectTable]),
    ],
    figures: [
      ...accountings.map((accounting) =>
        budgetBoxes(
          rows.filter((row) => row.accounting === accounting && row.forecaster === forecasters[0]),
          manifest,
        ),
      ),
      ...(effectRows.length === 0
        ? []
        : [
            contrastsFigure(
              effectRows,
              {
                id: "forecast-effect",
                title: effectTitle,
                csv: "forecast-effect",
                note: "Left of 0: the forecast's errors cost hypervolume.",
              },
              manifest.data,
            ),
          ]),
    ],
  };
}

function rowsOf({ labels, results }: Cell): BudgetRow[] {
  return Object.entries(results.methods).flatMap(([method, { bound, accounting }]) =>
    Object.entries(accounting).map(([name, { metrics }]) => {
      const { mean, ci95, values } = metrics[METRIC];
      return {
        budgetKg: Number(labels["carbonBudgetKg"]),
        forecaster: String(labels["forecaster"]),
        accounting: name,
        method,
        bound,
        mean: mean === null ? null : mean * 100,
        low: ci95 === null ? null : ci95[0] * 100,
        high: ci95 === null ? null : ci95[1] * 100,
        spentKg: metrics["carbonKg"].mean,
        trained: metrics["trained"].mean,
        values: values.flatMap((value) => (value === null ? [] : [value * 100])),
      };
    }),
  );
}

/** Each method on one forecast less itself on another, by budget. */
function effectsOf(cells: readonly Cell[], forecast: string, actual: string) {
  return cells
    .filter(({ labels }) => labels["forecaster"] === forecast)
    .flatMap(({ labels, results }) => {
      const other = cells.find(
        (cell) =>
          cell.labels["forecaster"] === actual && cell.labels["carbonBudgetKg"] === labels["carbonBudgetKg"],
      );
      return Object.entries(results.methods).flatMap(([method, own]) => {
        const twin = other?.results.methods[method];
        const name = `${method}, ${labels["carbonBudgetKg"]} kg`;
        return twin === undefined || own.bound ? [] : [{ name, own, other: twin }];
      });
    });
}

function textOf(rows: readonly BudgetRow[], accounting: string, forecasters: readonly string[]): string {
  const budgets = [...new Set(rows.map(({ budgetKg }) => budgetKg))];
  const methods = [...new Set(rows.map(({ method }) => method))];
  const blocks = forecasters.map((forecaster) => {
    const lines = methods.map((method) => {
      const own = rows.filter(
        (row) => row.method === method && row.accounting === accounting && row.forecaster === forecaster,
      );
      const cells = budgets.map((budget) => cellText(own.find(({ budgetKg }) => budgetKg === budget)));
      return [own.some(({ bound }) => bound) ? `${method}*` : method, ...cells];
    });
    const header = ["method", ...budgets.map((budget) => `${budget} kg`)];
    return `hypervolume within a budget, ${accounting}, forecast by ${forecaster}: % of full, mean [95 % interval]\n${aligned([header, ...lines])}\n`;
  });
  return blocks.join("\n");
}

function cellText(row: BudgetRow | undefined): string {
  if (row === undefined || row.mean === null) return "-";
  const { mean, low, high } = row;
  return low === null || high === null
    ? mean.toFixed(2)
    : `${mean.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

/** Who found most within each budget, on average. */
function sentences(rows: readonly BudgetRow[], accounting: string, forecaster: string): string[] {
  const own = rows.filter(
    (row) =>
      row.accounting === accounting && row.forecaster === forecaster && !row.bound && row.mean !== null,
  );
  return [...new Set(own.map(({ budgetKg }) => budgetKg))].map((budget) => {
    const [best, next] = own
      .filter(({ budgetKg }) => budgetKg === budget)
      .toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0));
    const runnerUp = next === undefined ? "" : `, next ${next.method} ${numberText(next.mean, 4)} %`;
    return (
      `Within ${budget} kg under ${accounting}, ${best.method} found most: ${numberText(best.mean, 4)} % ` +
      `[${numberText(best.low, 4)}, ${numberText(best.high, 4)}] of the full hypervolume${runnerUp}.`
    );
  });
}
