import { DatasetError } from "../../dataset-error.ts";
import { NumpyArray } from "./numpy.ts";
import { PythonRecord } from "./python-record.ts";

/**
 * Columns of a pickled pandas DataFrame (blocks as pandas 0.14 to 1.x write them): numbers as Float64Array, anything else
 * as an array.
 * @throws DatasetError where the pickle holds no such frame.
 */
export function dataFrameColumns(
  value: unknown,
  where: string,
): Map<string, Float64Array | readonly unknown[]> {
  const manager = field(value, "_data") ?? field(value, "_mgr");
  const state = manager instanceof PythonRecord && Array.isArray(manager.state) ? manager.state : [];
  const layout = keyOf(state[3], "0.14.1");
  const axes = keyOf(layout, "axes");
  const names = Array.isArray(axes) ? indexNames(axes[0]) : undefined;
  const blocks = keyOf(layout, "blocks");
  if (names === undefined || !Array.isArray(blocks)) {
    throw new DatasetError({ what: "unexpected content", where, expected: "a pickled pandas DataFrame" });
  }
  const columns = new Map<string, Float64Array | readonly unknown[]>();
  for (const block of blocks as readonly unknown[]) {
    const values = keyOf(block, "values");
    if (!(values instanceof NumpyArray))
      throw new DatasetError({ what: "unreadable DataFrame block", where });
    const rows = values.shape[1] ?? 0;
    for (const [k, at] of locations(keyOf(block, "mgr_locs")).entries()) {
      columns.set(names[at] ?? String(at), columnOf(values, k, rows));
    }
  }
  return columns;
}

/** Column k of a block, whose rows are the frame's columns. */
function columnOf({ values, fortranOrder, shape }: NumpyArray, k: number, rows: number) {
  if (!fortranOrder) return values.slice(k * rows, (k + 1) * rows);
  const width = shape[0] ?? 0;
  return Array.from({ length: rows }, (_, i) => values[i * width + k]);
}

function indexNames(index: unknown): string[] | undefined {
  const data = index instanceof PythonRecord ? keyOf(index.args[1], "data") : undefined;
  return data instanceof NumpyArray ? Array.from(data.values as ArrayLike<unknown>, String) : undefined;
}

/** Where a block's columns stand in the frame: a Python slice, or an array of positions. */
function locations(value: unknown): number[] {
  if (value instanceof NumpyArray) return Array.from(value.values as ArrayLike<unknown>, Number);
  const { start, stop, step } = value as { start: number; stop: number; step: number };
  return Array.from({ length: Math.ceil((stop - start) / step) }, (_, i) => start + i * step);
}

function field(value: unknown, name: string): unknown {
  return value instanceof PythonRecord ? keyOf(value.state, name) : undefined;
}

function keyOf(value: unknown, key: string): unknown {
  return value instanceof Map ? value.get(key) : undefined;
}
