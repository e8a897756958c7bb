/** What Adam keeps between steps. */
export interface AdamState {
  readonly weights: Float32Array;
  /** Running means of the gradient and of its square. */
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const BETA_1 = 0.9;
const BETA_2 = 0.99;
const EPSILON = 1e-8;

/**
 * One step of AdamW (Loshchilov and Hutter 2019) in place. In plain arrays: the same bits on every backend, and whole in
 * a checkpoint.
 * @param step counted from 1. @param decay by weight: how fast it shrinks, times the rate.
 */
export function adamStep(
  { weights, first, second }: AdamState,
  gradient: Float32Array,
  step: number,
  rate: number,
  decay: Float32Array,
): void {
  const firstScale = 1 / (1 - BETA_1 ** step);
  const secondScale = 1 / (1 - BETA_2 ** step);
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i];
    first[i] = BETA_1 * first[i] + (1 - BETA_1) * g;
    second[i] = BETA_2 * second[i] + (1 - BETA_2) * g * g;
    const move = (first[i] * firstScale) / (Math.sqrt(second[i] * secondScale) + EPSILON);
    weights[i] -= rate * (move + decay[i] * weights[i]);
  }
}
