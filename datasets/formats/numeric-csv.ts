import { csvParseRows } from "d3-dsv";
import { DatasetError } from "../dataset-error.ts";

/**
 * The named columns of a CSV file as numbers; an empty cell is NaN, which is for the caller to allow.
 * @throws DatasetError when a column is missing or a cell is no number, naming row (0-based) and column.
 */
export function numericColumns<Name extends string>(
  text: string,
  where: string,
  names: readonly Name[],
): Record<Name, Float64Array> {
  const rows = csvParseRows(text.trimEnd());
  const header = rows.shift() ?? [];
  const columns = names.map((name): [Name, Float64Array] => {
    const at = columnAt(header, name, where);
    return [name, Float64Array.from(rows, (row, i) => numberIn(row[at], where, i, name))];
  });
  return Object.fromEntries(columns) as Record<Name, Float64Array>;
}

/** Position of a column in a header. @throws DatasetError naming the columns that there are. */
export function columnAt(header: readonly string[], name: string, where: string): number {
  const at = header.indexOf(name);
  if (at >= 0) return at;
  throw new DatasetError({
    what: "missing column",
    where,
    got: header.join(","),
    expected: `a column "${name}"`,
  });
}

/** A cell as a number, NaN where it is empty. */
export function numberIn(cell: string | undefined, where: string, row: number, column: string): number {
  if (cell === undefined || cell.trim() === "") return Number.NaN;
  // Python writes the logarithm of nothing as -inf.
  const value = cell === "-inf" ? Number.NEGATIVE_INFINITY : Number(cell);
  if (!Number.isNaN(value)) return value;
  throw new DatasetError({
    what: "bad value",
    where: `${where}, row ${row}, column ${column}`,
    got: `"${cell}"`,
    expected: "a number",
  });
}
