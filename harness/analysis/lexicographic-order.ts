import { ascendingOrder } from "./ascending-order.ts";
import { gather } from "./columns.ts";

/** Up to here insertion is faster than sorting a run of ties on its own. */
const SHORT = 24;

/**
 * Indices in ascending lexicographic order, equal points in the order of their indices: nothing is dominated by what comes later.
 * Sorted by the first axis alone; then each run of ties by the others, which measured values leave few and short.
 */
export function lexicographicOrder(axes: readonly Float64Array[]): Uint32Array {
  const [first, ...others] = axes;
  if (first === undefined) return new Uint32Array(0);
  const order = ascendingOrder(first);
  if (others.length === 0) return order;
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = first[order[start]];
    end = start + 1;
    while (end < order.length && first[order[end]] === value) end++;
    if (end - start > 1) sortRun(order.subarray(start, end), others);
  }
  return order;
}

/** Indices, in place, in lexicographic order along the axes; stable. */
function sortRun(run: Uint32Array, axes: readonly Float64Array[]): void {
  if (run.length > SHORT) {
    const within = lexicographicOrder(axes.map((axis) => gather(axis, run)));
    run.set(within.map((place) => run[place]));
    return;
  }
  for (let i = 1; i < run.length; i++) {
    const index = run[i];
    let place = i;
    while (place > 0 && isBefore(axes, index, run[place - 1])) run[place] = run[--place];
    run[place] = index;
  }
}

function isBefore(axes: readonly Float64Array[], a: number, b: number): boolean {
  for (const axis of axes) {
    if (axis[a] !== axis[b]) return axis[a] < axis[b];
  }
  return false;
}
