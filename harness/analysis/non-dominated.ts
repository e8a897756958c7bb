import { checkRows, gather } from "./columns.ts";
import { lexicographicOrder } from "./lexicographic-order.ts";
import { isDominated } from "./non-dominated-sort.ts";

/**
 * Indices, ascending, of the points that no other dominates. All objectives are minimised; equal points do not
 * dominate each other, so all copies of a non-dominated point are in.
 *
 * @param points row-major, n x dimensions. @throws RangeError on NaN.
 */
export function nonDominated(points: Float64Array, dimensions: number): number[] {
  const rows = candidates(points, dimensions);
  const axes = Array.from({ length: dimensions }, (_, k) => {
    const axis = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) axis[i] = points[rows[i] * dimensions + k];
    return axis;
  });
  const order = lexicographicOrder(axes);
  const front = dimensions === 2 ? front2(axes[0], axes[1], order) : frontMany(axes, order);
  return front.map((place) => rows[place]);
}

/**
 * The rows that one of them, which covers most of the box that they fill, does not dominate. Two passes that spare a cloud of points
 * its sorting, and cost a front next to nothing.
 */
function candidates(points: Float64Array, dimensions: number): Uint32Array {
  const n = checkRows(points, dimensions);
  const worst = new Float64Array(dimensions).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < points.length; i += dimensions) {
    for (let k = 0; k < dimensions; k++) if (points[i + k] > worst[k]) worst[k] = points[i + k];
  }
  let corner = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < points.length; i += dimensions) {
    let box = 1;
    for (let k = 0; k < dimensions; k++) box *= worst[k] - points[i + k];
    if (box > largest) {
      largest = box;
      corner = i;
    }
  }
  const rows = new Uint32Array(n);
  let kept = 0;
  for (let row = 0; row < n; row++) {
    let isLower = false;
    let isHigher = false;
    for (let k = 0; k < dimensions && !isLower; k++) {
      isLower = points[row * dimensions + k] < points[corner + k];
      isHigher ||= points[row * dimensions + k] > points[corner + k];
    }
    if (isLower || !isHigher) rows[kept++] = row;
  }
  return rows.slice(0, kept);
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
