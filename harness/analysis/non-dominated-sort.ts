import { columns, gather } from "./columns.ts";
import { lexicographicOrder } from "./lexicographic-order.ts";

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

/** Along columns in order, so that only reading them in and writing ranks out jumps about in memory. */
function rank2(x: Float64Array, y: Float64Array, order: Uint32Array): Int32Array {
  const sorted = sortedRanks2(gather(x, order), gather(y, order));
  const ranks = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) ranks[order[i]] = sorted[i];
  return ranks;
}

/** The ranks of points in lexicographic order. */
function sortedRanks2(x: Float64Array, y: Float64Array): Int32Array {
  const ranks = new Int32Array(x.length);
  /** The lowest y of each front, which its latest member holds; ascending over the fronts. */
  const lowest = new Float64Array(x.length);
  let fronts = 0;
  for (let i = 0; i < x.length; i++) {
    const ordinate = y[i];
    if (i > 0 && x[i - 1] === x[i] && y[i - 1] === ordinate) {
      ranks[i] = ranks[i - 1];
      continue;
    }
    const rank = countUpTo(lowest, fronts, ordinate);
    lowest[rank] = ordinate;
    ranks[i] = rank;
    if (rank === fronts) fronts++;
  }
  return ranks;
}

/** How many of the first `n` values, ascending, are at most `limit`: halved without a branch, which nobody could predict. */
function countUpTo(values: Float64Array, n: number, limit: number): number {
  let count = 0;
  let span = n;
  while (span > 1) {
    const half = span >>> 1;
    count += half & -Number(values[count + half - 1] <= limit);
    span -= half;
  }
  return count + (span === 1 && values[count] <= limit ? 1 : 0);
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
