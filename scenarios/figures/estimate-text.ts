/** A row of a table of a scenario's report, as its CSV has it; numbers as text. */
export type Row = Readonly<Record<string, string | undefined>>;

/** A number with its 95 % interval; null: the table has none. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** From three columns of a table. */
export function estimateIn(row: Row, value: string, low: string, high: string): Estimate {
  return { value: numberIn(row, value), low: numberIn(row, low), high: numberIn(row, high) };
}

/** A cell's number; null where it is empty. */
export function numberIn(row: Row, column: string): number | null {
  const text = row[column];
  return text === undefined || text === "" ? null : Number(text);
}

/** `12.3 % [10.1, 14.2]`, four significant digits; without an interval the number alone. */
export function estimateText({ value, low, high }: Estimate, unit: string): string {
  if (value === null) return "no number";
  return low === null || high === null
    ? `${short(value)}${unit}`
    : `${short(value)}${unit} [${short(low)}, ${short(high)}]`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
