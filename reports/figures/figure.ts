import type { TopLevelSpec } from "vega-lite";
import type { ReportTables } from "../tables/index.ts";

/** A figure: tables in, spec out. */
export interface Figure {
  /** File name without extension, and the anchor on the page. */
  readonly id: string;
  /** The question that it answers. */
  readonly title: string;
  /** File name, without extension, of the table whose rows it draws. */
  readonly csv: string;
  build(tables: ReportTables): TopLevelSpec;
}
