import type { Tensor } from "@tensorflow/tfjs";
import type { Tensors } from "../../nn/index.ts";
import type { BatchGradient } from "./gradient.ts";
import type { Model } from "./model.ts";
import { replace } from "./named-arrays.ts";
import { NORM_MOMENTUM } from "./norm-constants.ts";
import type { Recipe } from "./recipe.ts";

/**
 * One step of stochastic gradient descent as PyTorch takes it: g = gradient + decay w; v = momentum v + g;
 * w -= rate (g + momentum v) with Nesterov, rate v without. Every parameter decays, batch norm's too; one without a gradient
 * stays as it is. Disposes of what it is handed.
 */
export async function descend(
  tf: Tensors,
  model: Model,
  { gradients, statistics }: BatchGradient,
  recipe: Recipe,
  rate: number,
): Promise<void> {
  const scale = await clipping(tf, [...gradients.values()], recipe.clipNorm);
  const { momentum, nesterov, weightDecay } = recipe;
  for (const [name, gradient] of gradients) {
    const weight = model.parameters.get(name) as Tensor;
    const [velocity, moved] = tf.tidy(() => {
      const clipped = scale === 1 ? gradient : tf.mul(gradient, scale);
      const slope = weightDecay === 0 ? clipped : tf.add(clipped, tf.mul(weight, weightDecay));
      const next = tf.add(tf.mul(model.momenta.get(name) as Tensor, momentum), slope);
      const step = nesterov ? tf.add(slope, tf.mul(next, momentum)) : next;
      return [next, tf.sub(weight, tf.mul(step, rate))];
    });
    replace(tf, model.momenta, name, velocity);
    replace(tf, model.parameters, name, moved);
    gradient.dispose();
  }
  for (const [name, value] of statistics) {
    moveTo(tf, model.statistics, name, value, NORM_MOMENTUM);
    value.dispose();
  }
  if (model.average !== null) {
    for (const [name, value] of model.parameters) {
      moveTo(tf, model.average, name, value, 1 - recipe.averageDecay);
    }
  }
}

/** Moves a running mean by a share towards a value. */
function moveTo(tf: Tensors, means: Map<string, Tensor>, name: string, value: Tensor, share: number): void {
  const mean = means.get(name) as Tensor;
  replace(
    tf,
    means,
    name,
    tf.tidy(() => tf.add(tf.mul(mean, 1 - share), tf.mul(value, share))),
  );
}

/** The factor that brings all gradients together to at most a norm; 0: any norm will do. */
async function clipping(tf: Tensors, gradients: readonly Tensor[], most: number): Promise<number> {
  if (most === 0) return 1;
  const square = tf.tidy(() => tf.addN(gradients.map((gradient) => tf.sum(tf.square(gradient)))));
  const [sum] = await square.data();
  square.dispose();
  return Math.min(1, most / Math.sqrt(sum));
}
