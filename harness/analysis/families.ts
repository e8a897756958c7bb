import { holm } from "./holm.ts";

/** The method that the primary question is asked against: the paper's plain search. */
export const BASELINE = "vanilla";

/** What the primary question is asked on: the carbon to a near-complete front, and how much is found in all. */
export const PRIMARY_METRICS: readonly string[] = ["carbonKgTo.0.98", "hypervolume"];

interface Tested {
  readonly method: string;
  readonly against: string;
  readonly metric: string;
  readonly pValue: number | null;
}

/**
 * `primary`: the question asked beforehand, does a method need less carbon than `vanilla`, does it find more? All others
 * are `exploratory`.
 */
export type Family = "primary" | "exploratory";

export function familyOf({ method, against, metric }: Omit<Tested, "pValue">): Family {
  const asked = (method === BASELINE || against === BASELINE) && PRIMARY_METRICS.includes(metric);
  return asked ? "primary" : "exploratory";
}

/**
 * Adds p-values adjusted by Holm, under one accounting: over the primary tests together, so that not one of them is a
 * false discovery by more than the level; over the exploratory ones metric by metric, which guards each metric alone.
 */
export function adjustedByFamily<Row extends Tested>(
  rows: readonly Row[],
): (Row & { family: Family; pAdjusted: number | null })[] {
  const adjusted = adjustedWithin(rows, (row) => (familyOf(row) === "primary" ? "primary" : row.metric));
  return adjusted.map((row) => ({ ...row, family: familyOf(row) }));
}

/** Adds p-values adjusted by Holm over the rows of one family, by its name; a row without a test has none and counts for none. */
export function adjustedWithin<Row extends { readonly pValue: number | null }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): (Row & { pAdjusted: number | null })[] {
  const tested = rows.filter(({ pValue }) => pValue !== null);
  const adjusted = new Map<Row, number>();
  for (const name of new Set(tested.map(nameOf))) {
    const members = tested.filter((row) => nameOf(row) === name);
    const pValues = holm(members.map(({ pValue }) => pValue ?? 1));
    for (const [i, row] of members.entries()) adjusted.set(row, pValues[i]);
  }
  return rows.map((row) => ({ ...row, pAdjusted: adjusted.get(row) ?? null }));
}
