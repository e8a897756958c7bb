/** Rows with the names of their fields written once: half the bytes of a page are data. */
export interface PackedRows {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Stands for a field that a row does not have; no field of a figure holds a list. */
const MISSING: readonly never[] = [];

/** Packs the rows of a spec's data; the page's script unpacks them to the same rows. */
export function packedRows(values: readonly object[]): PackedRows {
  const fields = [...new Set(values.flatMap((value) => Object.keys(value)))];
  return {
    fields,
    rows: values.map((value) => {
      const row = new Map(Object.entries(value));
      return fields.map((field) => (row.has(field) ? row.get(field) : MISSING));
    }),
  };
}
