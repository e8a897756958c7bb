import type { Objective } from "../record/index.ts";

/**
 * Natural objective values (%, mJ, ms) as values to minimise: the sign of what is to be maximised is turned.
 * Everything else in this folder minimises.
 */
export function orient(objectives: readonly Objective[], values: readonly number[]): number[] {
  if (values.length !== objectives.length) {
    throw new RangeError(`objectives: got ${values.length} values, expected ${objectives.length}`);
  }
  return objectives.map(({ direction }, k) => turned(direction, values[k]));
}

/** One value, turned where it is to be maximised. Turning is its own inverse. */
export function turned(direction: Objective["direction"], value: number): number {
  return direction === "maximise" ? -value : value;
}

/** The hypervolume's reference point, oriented like the values of `orient`. */
export function orientedReference(objectives: readonly Objective[]): number[] {
  return orient(
    objectives,
    objectives.map((objective) => objective.reference),
  );
}

/** Rows of equal length as row-major points, the form that the measures of this folder take. */
export function flatPoints(rows: readonly (readonly number[])[]): Float64Array {
  const dimensions = rows.length === 0 ? 0 : rows[0].length;
  const points = new Float64Array(rows.length * dimensions);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row.length !== dimensions) {
      throw new RangeError(`points: got ${row.length} values in row ${i}, expected ${dimensions}`);
    }
    for (let k = 0; k < dimensions; k++) points[i * dimensions + k] = row[k];
  }
  return points;
}
