import type { ColumnTable } from "arquero";
import type { BuiltFigure } from "../page/figures-section.ts";

/** What a scenario found beyond the summary of its runs, for people and for machines. */
export interface Findings {
  /** Members of the JSON document. */
  readonly document: Readonly<Record<string, unknown>>;
  /** The compact table for a terminal. */
  readonly text: string;
  /** What came out, a sentence each, every number read from the tables. */
  readonly sentences: readonly string[];
  readonly tables: readonly FoundTable[];
  readonly figures: readonly BuiltFigure[];
}

/** A table that is printed on the page and lies beside it as CSV. */
export interface FoundTable {
  /** Name of its file, without extension; a figure drawn from it names it as its `csv`. */
  readonly id: string;
  readonly caption: string;
  readonly table: ColumnTable;
}
