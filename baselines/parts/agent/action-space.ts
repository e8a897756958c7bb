import type { Random } from "../../../harness/random/index.ts";

/** Actions run from 0 to this. */
export const TENTHS = 10;

/** GPUs that train under an action, clamped to 0..10: max(floor(GPUs * action / 10), 1), as released; the rest sample. */
export function trainingGpus(action: number, gpus: number): number {
  const tenths = Math.min(TENTHS, Math.max(0, action));
  return Math.max(Math.floor((gpus * tenths) / TENTHS), 1);
}

/** How a network's outputs become actions: a distribution over numbers that `trainingGpus` understands. */
export interface ActionSpace {
  readonly name: "discrete" | "continuous";
  /** Outputs it needs. */
  readonly outputs: number;
  /** A draw from the distribution: how an agent acts while it learns. */
  draw(outputs: ArrayLike<number>, random: Random): number;
  /** The expected number of training GPUs: how an agent acts that has learned. Not rounded. */
  expectedTraining(outputs: ArrayLike<number>, gpus: number): number;
  /** Gradient of -advantage * log p(action) - entropyWeight * entropy by the outputs, one value each. */
  lossGradient(
    outputs: ArrayLike<number>,
    action: number,
    advantage: number,
    entropyWeight: number,
  ): number[];
}
