/** Rows with the names of their fields written once: half the bytes of a page are data. */
export interface PackedRows {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Packs the rows of a spec's data; the page's script unpacks them. A missing field becomes null and comes back as missing. */
export function packedRows(values: readonly object[]): PackedRows {
  const fields = [...new Set(values.flatMap((value) => Object.keys(value)))];
  return {
    fields,
    rows: values.map((value) => {
      const row = new Map(Object.entries(value));
      return fields.map((field) => row.get(field) ?? null);
    }),
  };
}
