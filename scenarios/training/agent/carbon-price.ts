/**
 * What a GPU-hour of training at the usual intensity (the mean of the week before the search) must bring, in decades of
 * hypervolume regret: about what the 200th training brings.
 */
export const CARBON_PRICE = 0.0012;

/** Carbon in the reward's unit, decades of regret. */
export function carbonPrice(carbonG: number, usualGPerKwh: number): number {
  return (CARBON_PRICE * carbonG) / usualGPerKwh;
}
