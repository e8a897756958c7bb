import { ascendingOrder } from "./ascending-order.ts";

/** Sweep along x: each point that lowers the best y adds one rectangle. All points lie below the reference. */
export function hypervolume2(x: Float64Array, y: Float64Array, reference: readonly number[]): number {
  const order = ascendingOrder(x);
  let best = reference[1];
  let area = 0;
  for (let i = 0; i < order.length; i++) {
    const index = order[i];
    const ordinate = y[index];
    if (ordinate < best) {
      area += (reference[0] - x[index]) * (best - ordinate);
      best = ordinate;
    }
  }
  return area;
}
