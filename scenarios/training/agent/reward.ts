import { carbonPrice } from "./carbon-price.ts";
import type { Moment } from "./episode.ts";
import { decadesAfter, type LearningCurve } from "./learning-curve.ts";

/** Decades are counted from what so many trainings close, which keeps the critic's values near zero. */
const COUNTED_FROM = 100;

/**
 * Rewards of the steps between moments: each pays for its carbon; the last one earns the decades of regret that all the
 * search's trainings close on average. Earned at the end, because when a training is done changes its price alone.
 * @param usualGPerKwh mean intensity of the week before the search.
 */
export function rewardsOf(
  moments: readonly Moment[],
  curve: LearningCurve,
  usualGPerKwh: number,
): Float64Array {
  const steps = moments.length - 1;
  const rewards = Float64Array.from(
    { length: steps },
    (_, i) => -carbonPrice(moments[i + 1].carbonG - moments[i].carbonG, usualGPerKwh),
  );
  rewards[steps - 1] += decadesAfter(curve, moments[steps].trainings) - decadesAfter(curve, COUNTED_FROM);
  return rewards;
}
