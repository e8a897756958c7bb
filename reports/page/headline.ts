import { BASELINE } from "../figures/index.ts";
import {
  CARBON_UNIT,
  comparisonsAgainst,
  percentOf,
  rowsOf,
  type ComparisonRow,
  type ReportTables,
  type TargetRow,
} from "../tables/index.ts";
import { escapeHtml } from "./escape.ts";
import { intervalText, numberText } from "./number-text.ts";

const TARGETS = [0.99, 0.98, 0.97];

/** The findings in plain words, one list per accounting; every number is read from a table. */
export function headline(tables: ReportTables): string {
  const targets = rowsOf<TargetRow>(tables.targets).filter(({ quantity }) => quantity === "carbonKg");
  const bounds = new Set(tables.experiment.methods.filter(({ bound }) => bound).map(({ name }) => name));
  const comparisons = comparisonsAgainst(BASELINE, rowsOf<ComparisonRow>(tables.comparisons), bounds);
  return tables.experiment.accountings
    .map((accounting) => {
      const items = TARGETS.flatMap((target) => {
        const rows = targets.filter((row) => row.accounting === accounting && row.target === target);
        return rows.length === 0 ? [] : [`<li>${sentence(target, rows, comparisons)}</li>`];
      });
      const list = items.length === 0 ? "<p>No targets were measured.</p>" : `<ul>${items.join("\n")}</ul>`;
      return `<h3>Accounting <code>${escapeHtml(accounting)}</code></h3>\n${list}`;
    })
    .join("\n");
}

function sentence(target: number, rows: readonly TargetRow[], comparisons: readonly ComparisonRow[]): string {
  const goal = `<strong>${percentOf(target)}</strong> of the whole table's hypervolume`;
  const best = leastCarbon(rows.filter(({ bound }) => !bound));
  const bounds = rows.filter(({ bound, mean }) => bound && mean !== null).map(boundText);
  if (best === undefined) {
    return [`${goal}: reached by no method in half of its seeds or more.`, ...bounds].join(" ");
  }
  const winner = `${goal}: <strong>${escapeHtml(best.method)}</strong> needed the least carbon, ${intervalText(
    best.mean,
    best.ci95Low,
    best.ci95High,
  )} ${CARBON_UNIT} on average; ${reachedText(best)}.`;
  const baseline = rows.find(({ method }) => method === BASELINE);
  const against =
    best.method === BASELINE
      ? "No other method used less on average."
      : againstBaseline(best, baseline, comparisons);
  return [winner, against, ...bounds].filter((text) => text !== "").join(" ");
}

/** A method that seldom gets there may do so cheaply by luck: only those that reach the target in half of their seeds are ranked. */
function leastCarbon(rows: readonly TargetRow[]): TargetRow | undefined {
  return rows
    .filter(({ mean, reached, seeds }) => mean !== null && 2 * reached >= seeds)
    .toSorted((a, b) => (a.mean ?? 0) - (b.mean ?? 0))[0];
}

function againstBaseline(
  best: TargetRow,
  baseline: TargetRow | undefined,
  comparisons: readonly ComparisonRow[],
): string {
  if (baseline === undefined) {
    return "";
  }
  const own = `<code>${BASELINE}</code> ${reachedText(baseline).replace("reached it", "reached it itself")}`;
  const pair = comparisons.find(
    (row) =>
      row.accounting === best.accounting &&
      row.metric === `carbonKgTo.${best.target}` &&
      row.method === best.method,
  );
  if (pair === undefined || pair.ratio === null || pair.ratio <= 0) {
    return `${own}.`;
  }
  const { ratio, ci95Low, ci95High, n } = pair;
  const times = `${intervalText(ratio, ci95Low, ci95High)} times that of <code>${BASELINE}</code> (n = ${n} paired seeds)`;
  const fold = ratio < 1 ? `, ${numberText(1 / ratio)}-fold less` : "";
  const open =
    (ci95Low ?? 1) <= 1 && (ci95High ?? 1) >= 1 ? "; the interval holds 1, so the order is not settled" : "";
  return `That is ${times}${fold}${open}; ${own}.`;
}

function reachedText({ reached, seeds }: TargetRow): string {
  return `reached it in ${reached} of ${seeds} seeds`;
}

function boundText({ method, mean, reached, seeds }: TargetRow): string {
  return `The bound <code>${escapeHtml(method)}</code>, which knows the truth in advance: ${numberText(mean)} ${CARBON_UNIT} (${reached} of ${seeds} seeds).`;
}
