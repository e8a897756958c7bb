import { columns, ranksOf } from "./columns.ts";
import { ascendingOrder } from "./ascending-order.ts";
import { lexicographicOrder } from "./lexicographic-order.ts";

/**
 * How many points dominate each point: at least as good in every objective, better in one. Objectives are
 * minimised; equal points do not dominate each other. O(n log n) in 2-D, O(n^2) otherwise.
 *
 * @param points row-major, n x dimensions. @throws RangeError on NaN.
 */
export function dominanceCounts(points: Float64Array, dimensions: number): Int32Array {
  const axes = columns(points, dimensions);
  const order = lexicographicOrder(axes);
  return dimensions === 2 ? counts2(axes[0], axes[1], order) : countsMany(axes, order);
}

/** In lexicographic order, what dominates a point lies before it and no higher: a prefix sum of a Fenwick tree over y. */
function counts2(x: Float64Array, y: Float64Array, order: Uint32Array): Int32Array {
  const n = order.length;
  const counts = new Int32Array(n);
  const tree = new Int32Array(n + 1);
  const rankY = lowestRanks(y);
  for (let i = 0, twins = 0; i < n; i++) {
    const point = order[i];
    const previous = order[i - 1];
    twins = i > 0 && x[previous] === x[point] && y[previous] === y[point] ? twins + 1 : 0;
    let sum = 0;
    for (let node = rankY[point] + 1; node > 0; node -= node & -node) sum += tree[node];
    counts[point] = sum - twins;
    for (let node = rankY[point] + 1; node <= n; node += node & -node) tree[node]++;
  }
  return counts;
}

/** The rank of each value, equal values sharing the lowest of theirs. */
function lowestRanks(values: Float64Array): Uint32Array {
  const order = ascendingOrder(values);
  const ranks = ranksOf(order);
  for (let i = 1; i < order.length; i++) {
    if (values[order[i]] === values[order[i - 1]]) ranks[order[i]] = ranks[order[i - 1]];
  }
  return ranks;
}

function countsMany(axes: readonly Float64Array[], order: Uint32Array): Int32Array {
  const counts = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const point = order[i];
    for (let j = 0; j < i; j++) {
      const other = order[j];
      let noWorse = true;
      let better = false;
      for (const axis of axes) {
        noWorse &&= axis[other] <= axis[point];
        better ||= axis[other] < axis[point];
      }
      if (noWorse && better) counts[point]++;
    }
  }
  return counts;
}
