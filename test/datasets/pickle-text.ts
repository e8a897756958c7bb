/** A value as a pickle of protocol 0: what Python's `pickle.dumps(value, 0)` could have written. */
export function pickleText(value: unknown): Uint8Array {
  return Buffer.from(`${opcodes(value)}.`, "latin1");
}

function opcodes(value: unknown): string {
  if (value === null) return "N";
  if (typeof value === "number") return `F${Number.isNaN(value) ? "nan" : value}\n`;
  if (typeof value === "string") return `V${value}\n`;
  if (Array.isArray(value)) return `(l${value.map((item) => `${opcodes(item)}a`).join("")}`;
  return `(d${Object.entries(value as object)
    .map(([key, item]) => `${opcodes(key)}${opcodes(item)}s`)
    .join("")}`;
}
