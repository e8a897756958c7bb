import { csvParseRows } from "d3-dsv";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { checkRows } from "../formats/column-check.ts";
import { alongAxis, hourlyAxis } from "../formats/hourly-axis.ts";
import { checkedIntensity } from "../formats/intensity-check.ts";
import { columnAt, numberIn } from "../formats/numeric-csv.ts";

const TIME = "Datetime (UTC)";
const LIFE_CYCLE = "Carbon intensity gCO₂eq/kWh (Life cycle)";
const DIRECT = "Carbon intensity gCO₂eq/kWh (direct)";
const ESTIMATED = "Data estimated";

/** A zone's two signals, hour by hour over the same span. */
export interface ZoneTraces {
  readonly lifecycle: TraceColumns;
  readonly direct: TraceColumns | null;
}

/** An Electricity Maps portal file. Missing and empty hours are NaN; `expectedHours` is what the catalogue knows. */
export function convertZone(text: string, where: string, name: string, expectedHours?: number): ZoneTraces {
  const [header = [], ...rows] = csvParseRows(text.trimEnd());
  if (expectedHours !== undefined) checkRows(where, rows.length, expectedHours);
  const timeAt = columnAt(header, TIME, where);
  const axis = hourlyAxis(
    rows.map((row) => row[timeAt] ?? ""),
    where,
    TIME,
  );
  const estimatedAt = columnAt(header, ESTIMATED, where);
  const flags = rows.map((row, i) => flagOf(row[estimatedAt], where, i));
  const estimated = Uint8Array.from(alongAxis(axis, flags));
  const signal = (column: string): TraceColumns => {
    const at = columnAt(header, column, where);
    const values = Float64Array.from(rows, (row, i) => numberIn(row[at], where, i, column));
    const intensityGPerKwh = alongAxis(axis, checkedIntensity(where, column, values));
    return { name, startMs: axis.startMs, intensityGPerKwh, estimated };
  };
  return { lifecycle: signal(LIFE_CYCLE), direct: signal(DIRECT) };
}

function flagOf(cell: string | undefined, where: string, row: number): number {
  if (cell === "True" || cell === "true") return 1;
  if (cell === "False" || cell === "false") return 0;
  throw new DatasetError({
    what: "bad value",
    where: `${where}, row ${row}, column ${ESTIMATED}`,
    got: `"${cell}"`,
    expected: "True or False",
  });
}
