import type { ComparisonRow } from "./comparisons-table.ts";

/**
 * All comparisons that a method takes part in, turned so that it is the other side.
 *
 * The summary tests each pair once, in the order of its methods. A ratio turned round is its inverse, its interval likewise with ends
 * exchanged, an effect size changes its sign, counts change sides, and p-values stay.
 */
export function comparisonsAgainst(
  baseline: string,
  rows: readonly ComparisonRow[],
  bounds: ReadonlySet<string>,
): ComparisonRow[] {
  return rows.flatMap((row) => {
    if (row.against === baseline) {
      return [row];
    }
    return row.method === baseline ? [turned(row, bounds)] : [];
  });
}

function turned(row: ComparisonRow, bounds: ReadonlySet<string>): ComparisonRow {
  return {
    ...row,
    method: row.against,
    bound: bounds.has(row.against),
    against: row.method,
    ratio: inverse(row.ratio),
    ci95Low: inverse(row.ci95High),
    ci95High: inverse(row.ci95Low),
    reached: row.againstReached,
    againstReached: row.reached,
    effectSize: row.effectSize === null ? null : 0 - row.effectSize,
  };
}

function inverse(value: number | null): number | null {
  return value === null || value === 0 ? null : 1 / value;
}
