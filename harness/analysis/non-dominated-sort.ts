import { ascendingOrder } from "./ascending-order.ts";
import { columns } from "./columns.ts";

/**
 * The rank of each point: 0 for the points that none dominates, 1 for those that only rank 0 dominates, and so on.
 * All objectives are minimised; equal points share a rank.
 *
 * Efficient non-dominated sort (Zhang, Tian, Cheng and Jin, IEEE Trans. Evol. Comput. 19(2), 2015) on points in
 * lexicographic order. In 2-D one comparison with the last member of a front decides: O(n log n). In more
 * dimensions O(n^2) at worst.
 *
 * @param points row-major, n x dimensions. @throws RangeError on NaN.
 */
export function nonDominatedSort(points: Float64Array, dimensions: number): Int32Array {
  const axes = columns(points, dimensions);
  const order = lexicographicOrder(axes);
  return dimensions === 2 ? rank2(axes[0], axes[1], order) : rankMany(axes, order);
}

/** Indices in ascending lexicographic order: nothing is dominated by what comes later. */
export function lexicographicOrder(axes: readonly Float64Array[]): Uint32Array {
  let order: Uint32Array | undefined;
  for (const axis of axes.toReversed()) {
    order = ascendingOrder(axis, order);
  }
  return order ?? new Uint32Array(0);
}

function rank2(x: Float64Array, y: Float64Array, order: Uint32Array): Int32Array {
  const ranks = new Int32Array(order.length);
  /** The lowest y of each front, which its latest member holds; ascending over the fronts. */
  const lowest = new Float64Array(order.length);
  let fronts = 0;
  for (let i = 0; i < order.length; i++) {
    const point = order[i];
    const twin = order[i - 1];
    if (i > 0 && x[twin] === x[point] && y[twin] === y[point]) {
      ranks[point] = ranks[twin];
      continue;
    }
    let low = 0;
    let high = fronts;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (lowest[middle] <= y[point]) low = middle + 1;
      else high = middle;
    }
    lowest[low] = y[point];
    ranks[point] = low;
    if (low === fronts) fronts++;
  }
  return ranks;
}

function rankMany(axes: readonly Float64Array[], order: Uint32Array): Int32Array {
  const ranks = new Int32Array(order.length);
  const fronts: number[][] = [];
  for (const point of order) {
    let rank = 0;
    while (rank < fronts.length && isDominated(axes, fronts[rank], point)) rank++;
    ranks[point] = rank;
    if (rank === fronts.length) fronts.push([]);
    fronts[rank].push(point);
  }
  return ranks;
}

/** Whether a member dominates the point, which comes after all of them in lexicographic order. Latest first: likeliest. */
export function isDominated(
  axes: readonly Float64Array[],
  members: readonly number[],
  point: number,
): boolean {
  for (let i = members.length - 1; i >= 0; i--) {
    const member = members[i];
    let noWorse = true;
    let better = false;
    for (let k = 0; k < axes.length && noWorse; k++) {
      const axis = axes[k];
      noWorse = axis[member] <= axis[point];
      better ||= axis[member] < axis[point];
    }
    if (noWorse && better) return true;
  }
  return false;
}
