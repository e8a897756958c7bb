import type { ExportColumns } from "./export-dataset.ts";

const ROWS_PER_CHUNK = 2000;

/** CSV of columns, in chunks. A missing value is an empty cell, minus infinity is `-inf`. No cell needs quotes. */
export function* csvChunks(columns: ExportColumns): Generator<string> {
  yield `${columns.map(([name]) => name).join(",")}\n`;
  yield* chunks(columns, (row) => `${columns.map(([, values]) => csvCell(values[row])).join(",")}\n`);
}

/** The same as one JSON array of objects, one row a line. Missing and infinite values are null: JSON has no other. */
export function* jsonChunks(columns: ExportColumns): Generator<string> {
  yield "[\n";
  yield* chunks(columns, (row) => {
    const record = Object.fromEntries(columns.map(([name, values]) => [name, values[row]]));
    return `${row === 0 ? "" : ",\n"}${JSON.stringify(record)}`;
  });
  yield "\n]\n";
}

function* chunks(columns: ExportColumns, textOf: (row: number) => string): Generator<string> {
  const rows = columns[0]?.[1].length ?? 0;
  for (let from = 0; from < rows; from += ROWS_PER_CHUNK) {
    const length = Math.min(ROWS_PER_CHUNK, rows - from);
    yield Array.from({ length }, (_, i) => textOf(from + i)).join("");
  }
}

function csvCell(value: string | number | undefined): string {
  if (value === Number.NEGATIVE_INFINITY) return "-inf";
  return value === undefined || Number.isNaN(value) ? "" : String(value);
}
