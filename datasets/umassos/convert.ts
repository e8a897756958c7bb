import { csvParseRows } from "d3-dsv";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import { alongAxis, hourlyAxis } from "../formats/hourly-axis.ts";
import { checkedIntensity } from "../formats/intensity-check.ts";
import { columnAt, numberIn } from "../formats/numeric-csv.ts";

const TIME = "datetime";
const INTENSITY = "carbon_intensity_avg";

/** The original vintage: life-cycle intensity, average signal, and nothing said of estimates; blank hours are NaN. */
export function convertOriginalVintage(text: string, where: string, name: string): TraceColumns {
  const [header = [], ...rows] = csvParseRows(text.trimEnd());
  const timeAt = columnAt(header, TIME, where);
  const intensityAt = columnAt(header, INTENSITY, where);
  const axis = hourlyAxis(
    rows.map((row) => row[timeAt] ?? ""),
    where,
    TIME,
  );
  const values = Float64Array.from(rows, (row, i) => numberIn(row[intensityAt], where, i, INTENSITY));
  return {
    name,
    startMs: axis.startMs,
    intensityGPerKwh: alongAxis(axis, checkedIntensity(where, INTENSITY, values)),
    estimated: new Uint8Array(axis.hours),
  };
}
