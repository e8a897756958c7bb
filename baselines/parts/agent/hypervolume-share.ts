import type { Observation } from "../../../harness/method/index.ts";

/** Accuracy is a percentage: no loss lies below minus this. */
const PERCENT = 100;

/**
 * Hypervolume as a share of what is thinkable: the box from the reference point to full accuracy (the first objective) at no
 * cost (the others, which are measured and positive). A search does not know the most that its space can reach.
 */
export function hypervolumeShare({ hypervolume, referenceLosses }: Observation): number {
  const [accuracy, ...costs] = referenceLosses;
  return hypervolume / costs.reduce((box, cost) => box * cost, accuracy + PERCENT);
}
