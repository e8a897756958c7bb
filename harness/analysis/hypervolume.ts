import { checkRows } from "./columns.ts";
import { hypervolume2 } from "./hypervolume-2d.ts";
import { hypervolume3 } from "./hypervolume-3d.ts";
import { hypervolume4 } from "./hypervolume-4d.ts";

/**
 * Exact hypervolume: the measure of what the points dominate, up to the reference point. All objectives are
 * minimised; `orient` turns natural values that way.
 *
 * @param points row-major, n x dimensions, no NaN. Points that do not beat the reference in every dimension
 *   contribute nothing.
 * @param dimensions 2, 3 or 4; O(n log n) in 2-D and 3-D, O(n^2 log n) in 4-D.
 * @returns the product of the dimensions' units, >= 0; 0 for no points.
 * @throws RangeError on NaN or -Infinity, on another dimension, or on a reference of another length.
 */
export function hypervolume(points: Float64Array, dimensions: number, reference: readonly number[]): number {
  checkReference(reference, dimensions);
  const [x, y, z, w] = relevantColumns(points, dimensions, reference);
  switch (dimensions) {
    case 2:
      return hypervolume2(x, y, reference);
    case 3:
      return hypervolume3(x, y, z, reference);
    default:
      return hypervolume4(x, y, z, w, reference);
  }
}

/** @throws RangeError unless the reference has 2, 3 or 4 finite coordinates, as many as `dimensions`. */
export function checkReference(reference: readonly number[], dimensions: number): void {
  if (dimensions !== 2 && dimensions !== 3 && dimensions !== 4) {
    throw new RangeError(`hypervolume: got ${dimensions} dimensions, expected 2, 3 or 4`);
  }
  if (reference.length !== dimensions || !reference.every(Number.isFinite)) {
    throw new RangeError(
      `hypervolume: got reference [${reference.join(", ")}], expected ${dimensions} finite numbers`,
    );
  }
}

/**
 * The rows that can matter, as columns: those below the reference in every dimension, less those that the single
 * largest box covers. One pass that spares a cloud of points most of its sorting, and costs a front next to nothing.
 */
function relevantColumns(
  points: Float64Array,
  dimensions: number,
  reference: readonly number[],
): Float64Array[] {
  const n = checkRows(points, dimensions);
  const rows = new Uint32Array(n);
  let below = 0;
  let largest = 0;
  let corner = 0;
  for (let i = 0; i < n; i++) {
    const row = i * dimensions;
    let box = 1;
    for (let k = 0; k < dimensions; k++) {
      box *= Math.max(reference[k] - points[row + k], 0);
    }
    if (box > 0) {
      if (box === Infinity) throw new RangeError(`points: got row ${i} infinitely far below the reference`);
      rows[below++] = row;
      if (box > largest) {
        largest = box;
        corner = row;
      }
    }
  }
  let kept = 0;
  for (let i = 0; i < below; i++) {
    const row = rows[i];
    let outside = row === corner;
    for (let k = 0; k < dimensions && !outside; k++) {
      outside = points[row + k] < points[corner + k];
    }
    if (outside) rows[kept++] = row;
  }
  return Array.from({ length: dimensions }, (_, k) => {
    const column = new Float64Array(kept);
    for (let i = 0; i < kept; i++) column[i] = points[rows[i] + k];
    return column;
  });
}
