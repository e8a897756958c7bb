import { columns, gather } from "./columns.ts";
import { lexicographicOrder } from "./lexicographic-order.ts";
import { isDominated } from "./non-dominated-sort.ts";

/**
 * Indices, ascending, of the points that no other dominates. All objectives are minimised; equal points do not
 * dominate each other, so all copies of a non-dominated point are in.
 *
 * @param points row-major, n x dimensions. @throws RangeError on NaN.
 */
export function nonDominated(points: Float64Array, dimensions: number): number[] {
  const axes = columns(points, dimensions);
  const order = lexicographicOrder(axes);
  return dimensions === 2 ? front2(axes[0], axes[1], order) : frontMany(axes, order);
}

/** Along a column in order: in a loop that decides nothing, reads that jump about in memory wait side by side. */
function front2(x: Float64Array, y: Float64Array, order: Uint32Array): number[] {
  const isMember = new Uint8Array(order.length);
  const ordinates = gather(y, order);
  for (let i = 0, last = 0; i < order.length; i++) {
    if (ordinates[i] > ordinates[last]) continue;
    if (ordinates[i] === ordinates[last] && x[order[i]] !== x[order[last]]) continue;
    isMember[order[i]] = 1;
    last = i;
  }
  return placesOfOnes(isMember);
}

function placesOfOnes(marks: Uint8Array): number[] {
  const places: number[] = [];
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) places.push(i);
  return places;
}

function frontMany(axes: readonly Float64Array[], order: Uint32Array): number[] {
  const front: number[] = [];
  for (const point of order) {
    if (!isDominated(axes, front, point)) front.push(point);
  }
  return front.toSorted((a, b) => a - b);
}
