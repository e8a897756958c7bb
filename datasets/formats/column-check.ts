import { DatasetError } from "../dataset-error.ts";

/** Number of architectures of NAS-Bench-201: five operations on six edges. */
export const ARCHITECTURES = 15_625;

/** What a column may hold. */
export interface ColumnRule {
  readonly rows: number;
  readonly min?: number;
  readonly max?: number;
  /** Whether minus infinity (the logarithm of nothing) is a value. */
  readonly allowMinusInfinity?: boolean;
}

/**
 * Passes a column through if every value is a number within the rule.
 * @throws DatasetError naming file, column and the first bad row (0-based, as the architectures are).
 */
export function checkedColumn(
  where: string,
  column: string,
  values: Float64Array,
  rule: ColumnRule,
): Float64Array {
  checkRows(where, values.length, rule.rows);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, allowMinusInfinity = false } = rule;
  const bad = values.findIndex((value) => {
    if (value === Number.NEGATIVE_INFINITY) return !allowMinusInfinity;
    return !(Number.isFinite(value) && value >= min && value <= max);
  });
  if (bad < 0) return values;
  throw new DatasetError({
    what: "bad value",
    where: `${where}, row ${bad}, column ${column}`,
    got: String(values[bad]),
    expected: rangeText(min, max),
    remedy: "The file cannot be used as it is",
  });
}

export function checkRows(where: string, rows: number, expected: number): void {
  if (rows === expected) return;
  throw new DatasetError({
    what: "wrong number of rows",
    where,
    got: String(rows),
    expected: String(expected),
    remedy: "The file is cut short or another version",
  });
}

/** Column of `index`: row i must hold i. */
export function checkIndexColumn(where: string, indices: ArrayLike<number>): void {
  for (let row = 0; row < indices.length; row++) {
    if (indices[row] === row) continue;
    throw new DatasetError({
      what: "rows out of order",
      where: `${where}, row ${row}, column index`,
      got: String(indices[row]),
      expected: String(row),
    });
  }
}

function rangeText(min: number, max: number): string {
  if (max < Number.POSITIVE_INFINITY) return `a number from ${min} to ${max}`;
  return min > Number.NEGATIVE_INFINITY ? `a number of at least ${min}` : "a finite number";
}
