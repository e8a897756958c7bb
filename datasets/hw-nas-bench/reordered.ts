import type { HardwareTable } from "./convert.ts";

/** The same table with its rows in another order of the same architectures. */
export function reordered(table: HardwareTable, order: readonly string[]): HardwareTable {
  const rowOf = new Map(table.architectures.map((architecture, row) => [architecture, row]));
  const rows = order.map((architecture) => {
    const row = rowOf.get(architecture);
    if (row === undefined) throw new Error(`${table.dataSet} has no architecture ${architecture}`);
    return row;
  });
  return {
    dataSet: table.dataSet,
    architectures: [...order],
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, values]) => [
        name,
        Float64Array.from(rows, (row) => values[row]),
      ]),
    ),
  };
}
