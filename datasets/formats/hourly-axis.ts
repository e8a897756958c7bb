import { MS_PER_HOUR, epochMsOf, isoOf } from "../../harness/units/index.ts";
import { DatasetError } from "../dataset-error.ts";

/** Hour starts of a file's rows, as one unbroken axis. */
export interface HourlyAxis {
  /** Epoch ms of hour 0. */
  readonly startMs: number;
  /** From the first hour to the last, both counted. */
  readonly hours: number;
  /** Hour (0-based) of each row; fewer rows than hours mean gaps. */
  readonly hourOfRow: Int32Array;
}

/**
 * Reads the time column (`2021-01-01 00:00` with or without seconds, UTC) of an hourly file.
 * @throws DatasetError for times that are no whole hours, repeated or out of order, naming the row.
 */
export function hourlyAxis(times: readonly string[], where: string, column: string): HourlyAxis {
  const [first] = times;
  if (first === undefined) throw new DatasetError({ what: "no rows", where });
  const instantOf = (row: number): number => {
    try {
      return epochMsOf((times[row] ?? "").replace(" ", "T"));
    } catch (error) {
      throw badTime(row, `"${times[row]}"`, "a time such as 2021-01-01 00:00", error);
    }
  };
  const badTime = (row: number, got: string, expected: string, cause?: unknown): DatasetError =>
    new DatasetError(
      { what: "bad time", where: `${where}, row ${row}, column ${column}`, got, expected },
      { cause },
    );
  const startMs = instantOf(0);
  const hourOfRow = new Int32Array(times.length);
  for (let row = 0; row < times.length; row++) {
    const hour = (instantOf(row) - startMs) / MS_PER_HOUR;
    const after = row === 0 ? -1 : (hourOfRow[row - 1] ?? -1);
    if (!Number.isInteger(hour) || hour <= after) {
      throw badTime(row, times[row] ?? "", `a whole hour after ${isoOf(startMs + after * MS_PER_HOUR)}`);
    }
    hourOfRow[row] = hour;
  }
  return { startMs, hours: (hourOfRow.at(-1) ?? 0) + 1, hourOfRow };
}

/** Spreads a row's values over the axis; hours without a row are NaN, as blank hours are. */
export function alongAxis({ hours, hourOfRow }: HourlyAxis, values: ArrayLike<number>): Float64Array {
  const column = new Float64Array(hours).fill(Number.NaN);
  for (const [row, hour] of hourOfRow.entries()) column[hour] = values[row] ?? Number.NaN;
  return column;
}
