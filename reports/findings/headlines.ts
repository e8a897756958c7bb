import { BASELINE } from "../../harness/analysis/index.ts";
import {
  CARBON_UNIT,
  comparisonsAgainst,
  percentOf,
  rowsOf,
  type ComparisonRow,
  type ReportTables,
  type TargetRow,
} from "../tables/index.ts";
import { intervalText, numberText } from "../page/number-text.ts";

const TARGETS = [0.99, 0.98, 0.97];

/** What came out under one accounting, a sentence each. Markdown: `**` marks the target, backticks the methods. */
export interface Headline {
  readonly accounting: string;
  readonly sentences: readonly string[];
}

/** The findings in plain words, for each accounting; every number is read from a table. */
export function headlines(tables: ReportTables): Headline[] {
  const targets = rowsOf<TargetRow>(tables.targets).filter(({ quantity }) => quantity === "carbonKg");
  const bounds = new Set(tables.experiment.methods.filter(({ bound }) => bound).map(({ name }) => name));
  const comparisons = comparisonsAgainst(BASELINE, rowsOf<ComparisonRow>(tables.comparisons), bounds);
  return tables.experiment.accountings.map((accounting) => ({
    accounting,
    sentences: TARGETS.flatMap((target) => {
      const rows = targets.filter((row) => row.accounting === accounting && row.target === target);
      return rows.length === 0 ? [] : [sentence(target, rows, comparisons)];
    }),
  }));
}

function sentence(target: number, rows: readonly TargetRow[], comparisons: readonly ComparisonRow[]): string {
  const goal = `**${percentOf(target)}** of the whole table's hypervolume`;
  const best = leastCarbon(rows.filter(({ bound }) => !bound));
  const bounds = rows.filter(({ bound, median }) => bound && median !== null).map(boundText);
  if (best === undefined) {
    return [`${goal}: reached by no method in more than half of its seeds.`, ...bounds].join(" ");
  }
  const winner = `${goal}: \`${best.method}\` needed the least carbon, a median of ${numberText(best.median)} ${CARBON_UNIT}; ${reachedText(best)}.`;
  const baseline = rows.find(({ method }) => method === BASELINE);
  const against =
    best.method === BASELINE
      ? "No other method's median is lower."
      : againstBaseline(best, baseline, comparisons);
  return [winner, against, ...bounds].filter((text) => text !== "").join(" ");
}

/**
 * By the median over all seeds, in which one that never got there is above all others: a method that seldom gets there,
 * cheaply and by luck, has none.
 */
function leastCarbon(rows: readonly TargetRow[]): TargetRow | undefined {
  return rows
    .filter(({ median }) => median !== null)
    .toSorted((a, b) => (a.median ?? 0) - (b.median ?? 0))[0];
}

function againstBaseline(
  best: TargetRow,
  baseline: TargetRow | undefined,
  comparisons: readonly ComparisonRow[],
): string {
  if (baseline === undefined) {
    return "";
  }
  const own = `\`${BASELINE}\` ${reachedText(baseline).replace("reached it", "reached it itself")}`;
  const pair = comparisons.find(
    (row) =>
      row.accounting === best.accounting &&
      row.metric === `carbonKgTo.${best.target}` &&
      row.method === best.method,
  );
  if (pair === undefined || pair.ratio === null || pair.ratio <= 0) {
    return `${own}.`;
  }
  return `${ratioText(pair, pair.ratio)}; ${own}.`;
}

/** In means over the seeds where both got there. */
function ratioText({ ci95Low, ci95High, ratioN }: ComparisonRow, ratio: number): string {
  const over = `over the ${ratioN} seeds where both got there`;
  const times = intervalText(ratio, ci95Low, ci95High);
  if (ci95Low === null || ci95High === null) {
    return `${times} times the mean of \`${BASELINE}\` ${over}, too few to say how sure that is`;
  }
  if (ci95Low <= 1 && ci95High >= 1) {
    return `No difference from \`${BASELINE}\` is shown: ${times} times its mean ${over}`;
  }
  const fold = ratio < 1 ? `, ${numberText(1 / ratio)}-fold less` : "";
  return `That is ${times} times the mean of \`${BASELINE}\` ${over}${fold}`;
}

function reachedText({ reached, seeds }: TargetRow): string {
  return `reached it in ${reached} of ${seeds} seeds`;
}

function boundText({ method, median, reached, seeds }: TargetRow): string {
  return `The bound \`${method}\`, which knows the truth in advance: ${numberText(median)} ${CARBON_UNIT} (${reached} of ${seeds} seeds).`;
}
