import type { ReportInput } from "../report-input.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One price of one accounting, with its source. */
export interface PriceRow {
  readonly accounting: string;
  readonly item: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

/** What each accounting charges for. */
export function pricesTable({ manifest }: ReportInput): TableOf<PriceRow> {
  return tableOf(
    ["accounting", "item", "value", "unit", "source"],
    Object.entries(manifest.accountings).flatMap(([accounting, notes]) =>
      notes.map((note) => ({ accounting, ...note })),
    ),
  );
}
