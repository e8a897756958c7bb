import { fromCSV, table, toCSV, type ColumnTable } from "arquero";

/** An Arquero table whose rows are known to be `Row`: Arquero's own types say only `object`. */
export type TableOf<Row> = ColumnTable & { readonly rowType?: Row };

/** Rows to columns. The columns are named apart so that a table without rows still has its header. */
export function tableOf<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): TableOf<Row> {
  return table(
    columns.map((column): [string, unknown[]] => [column, rows.map((row) => row[column])]),
    [...columns],
  );
}

/** The table's rows in its own order. */
export function rowsOf<Row extends object>(of: TableOf<Row>): Row[] {
  return of.objects() as Row[];
}

/** Comma-separated text with a header; a missing value is an empty cell. */
export function csvOf(of: ColumnTable): string {
  return toCSV(of);
}

/** Such text as a table again; a column of numbers holds numbers, an empty cell nothing. */
export function tableOfCsv(text: string): ColumnTable {
  return fromCSV(text);
}
