import { ascendingOrder } from "./ascending-order.ts";
import { gather, ranksOf } from "./columns.ts";
import { Staircase } from "./staircase.ts";

/**
 * Sweep along z over a 2-D front: a point that newly dominates an area at height z dominates it up to the
 * reference. O(n log n), after Beume, Fonseca, Lopez-Ibanez, Paquete and Vahrenhold, "On the Complexity of
 * Computing the Hypervolume Indicator", IEEE Trans. Evol. Comput. 13(5), 2009. All points lie below the reference.
 */
export function hypervolume3(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  reference: readonly number[],
): number {
  const alongX = ascendingOrder(x);
  const rankX = ranksOf(alongX);
  const front = new Staircase(gather(x, alongX), reference[0], reference[1]);
  let volume = 0;
  for (const index of ascendingOrder(z)) {
    volume += front.insert(rankX[index], y[index]) * (reference[2] - z[index]);
  }
  return volume;
}
