import { columns } from "./columns.ts";
import { isDominated, lexicographicOrder } from "./non-dominated-sort.ts";

/**
 * Indices, ascending, of the points that no other dominates. All objectives are minimised; equal points do not
 * dominate each other, so all copies of a non-dominated point are in.
 *
 * @param points row-major, n x dimensions. @throws RangeError on NaN.
 */
export function nonDominated(points: Float64Array, dimensions: number): number[] {
  const axes = columns(points, dimensions);
  const order = lexicographicOrder(axes);
  const front = dimensions === 2 ? front2(axes[0], axes[1], order) : frontMany(axes, order);
  return front.toSorted((a, b) => a - b);
}

function front2(x: Float64Array, y: Float64Array, order: Uint32Array): number[] {
  const front: number[] = [];
  for (const point of order) {
    const last = front.at(-1);
    if (last === undefined || y[point] < y[last] || (y[point] === y[last] && x[point] === x[last])) {
      front.push(point);
    }
  }
  return front;
}

function frontMany(axes: readonly Float64Array[], order: Uint32Array): number[] {
  const front: number[] = [];
  for (const point of order) {
    if (!isDominated(axes, front, point)) front.push(point);
  }
  return front;
}
