import {
  columnFromArray,
  float64,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  uint8,
  utf8,
} from "@uwdata/flechette";

/** A column as the cache keeps it. */
export type StoredColumn = Float64Array | Uint8Array | readonly string[];

/** Named columns as Arrow IPC (file format). NaN is kept as NaN, never as null. */
export function encodeColumns(columns: Readonly<Record<string, StoredColumn>>): Uint8Array {
  const entries = Object.entries(columns).map(
    ([name, values]): [string, ReturnType<typeof columnFromArray>] => [
      name,
      columnFromArray(values as unknown[] | Float64Array | Uint8Array, typeOf(values)),
    ],
  );
  const bytes = tableToIPC(tableFromColumns(entries), { format: "file" });
  if (bytes === null) throw new Error("Arrow encoder gave no bytes");
  return bytes;
}

/** The columns of {@link encodeColumns}, as typed arrays and arrays of strings. */
export function decodeColumns(bytes: Uint8Array): Record<string, StoredColumn> {
  const table = tableFromIPC(bytes);
  return Object.fromEntries(
    table.names.map((name) => [name, table.getChild(String(name)).toArray() as StoredColumn]),
  );
}

function typeOf(values: StoredColumn) {
  if (values instanceof Float64Array) return float64();
  return values instanceof Uint8Array ? uint8() : utf8();
}
