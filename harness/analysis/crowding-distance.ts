import { ascendingOrder } from "./ascending-order.ts";
import { checkRows } from "./columns.ts";

/**
 * Crowding distance of the members of one front, in the order of `members`: the sum over the objectives of the gap
 * between the two neighbours, as a share of the objective's range within the front. Infinity at either end of an
 * objective; an objective in which all are equal counts for nothing. Larger is lonelier.
 *
 * Deb, Pratap, Agarwal and Meyarivan, "A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II", IEEE Trans.
 * Evol. Comput. 6(2), 2002. Of members with equal values the one first in `members` counts as lower.
 *
 * @param points row-major, n x dimensions. @param members indices of rows. @throws RangeError on NaN.
 */
export function crowdingDistance(
  points: Float64Array,
  dimensions: number,
  members: readonly number[],
): Float64Array {
  checkRows(points, dimensions);
  const distances = new Float64Array(members.length);
  for (let k = 0; k < dimensions; k++) {
    const values = Float64Array.from(members, (member) => points[member * dimensions + k]);
    const order = ascendingOrder(values);
    const last = order.length - 1;
    const range = values[order[last]] - values[order[0]];
    if (!(range > 0)) continue;
    distances[order[0]] = Infinity;
    distances[order[last]] = Infinity;
    for (let i = 1; i < last; i++) {
      distances[order[i]] += (values[order[i + 1]] - values[order[i - 1]]) / range;
    }
  }
  return distances;
}
