import { crowdingDistance } from "./crowding-distance.ts";
import { nonDominatedSort } from "./non-dominated-sort.ts";

/** A row that was chosen: the front it lies in, 0 the first, and its crowding distance there. */
export interface Selected {
  readonly row: number;
  readonly rank: number;
  readonly crowding: number;
}

/**
 * The best rows by front, within a front the loneliest first, as NSGA-II goes on with them (Deb et al., IEEE TEC 6(2), 2002).
 * Equals keep their order.
 *
 * @param points row-major, n x dimensions, minimised. @param count at most; fewer where there are fewer rows.
 * @throws RangeError on NaN.
 */
export function selectCrowded(points: Float64Array, dimensions: number, count: number): Selected[] {
  const ranks = nonDominatedSort(points, dimensions);
  const wanted = Math.min(count, ranks.length);
  const chosen: Selected[] = [];
  for (let rank = 0; chosen.length < wanted; rank++) {
    const members = Array.from(ranks.keys()).filter((row) => ranks[row] === rank);
    const crowding = crowdingDistance(points, dimensions, members);
    const front = members
      .map((row, k): Selected => ({ row, rank, crowding: crowding[k] }))
      .toSorted((a, b) => (a.crowding === b.crowding ? 0 : b.crowding - a.crowding));
    chosen.push(...front.slice(0, wanted - chosen.length));
  }
  return chosen;
}
