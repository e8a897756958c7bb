import type { Tensor, Tensor2D } from "@tensorflow/tfjs";
import { HORIZON_HOURS } from "../../forecast/index.ts";
import type { Architecture, Parameter } from "../../forecast/transformer/index.ts";
import type { Tensors } from "../../nn/index.ts";
import type { Batch } from "./batch.ts";
import { encode, type WeightTensors } from "./graph.ts";
import { forecastLoss } from "./loss.ts";

export interface Slope {
  readonly loss: number;
  /** In the layout of the weights. */
  readonly gradient: Float32Array;
}

/** The loss of a batch and its gradient. */
export async function slopeAt(
  tf: Tensors,
  architecture: Architecture,
  parameters: readonly Parameter[],
  flat: Float32Array,
  batch: Batch,
): Promise<Slope> {
  const { value, grads } = tf.tidy(() => {
    const lossOf = (...weights: Tensor[]) => lossTensor(tf, architecture, parameters, weights, batch);
    return tf.valueAndGrads(lossOf)(weightTensors(tf, parameters, flat));
  });
  const gradient = new Float32Array(flat.length);
  const parts = await Promise.all(grads.map(async (grad) => grad.data<"float32">()));
  parts.forEach((part, i) => gradient.set(part, parameters[i].offset));
  const [loss] = await value.data();
  tf.dispose([value, ...grads]);
  return { loss, gradient };
}

/** The loss of a batch. */
export async function lossAt(
  tf: Tensors,
  architecture: Architecture,
  parameters: readonly Parameter[],
  flat: Float32Array,
  batch: Batch,
): Promise<number> {
  const value = tf.tidy(() =>
    lossTensor(tf, architecture, parameters, weightTensors(tf, parameters, flat), batch),
  );
  const [loss] = await value.data();
  value.dispose();
  return loss;
}

function lossTensor(
  tf: Tensors,
  architecture: Architecture,
  parameters: readonly Parameter[],
  weights: readonly Tensor[],
  { size, tokens, residuals }: Batch,
) {
  const named: WeightTensors = Object.fromEntries(parameters.map(({ name }, i) => [name, weights[i]]));
  const [features] = named["embed"].shape;
  const rows = tf.tensor2d(tokens, [tokens.length / features, features]) as Tensor2D;
  const outputs = encode(tf, architecture, named, rows, size);
  return forecastLoss(tf, outputs, tf.tensor2d(residuals, [size, HORIZON_HOURS]));
}

function weightTensors(tf: Tensors, parameters: readonly Parameter[], flat: Float32Array): Tensor[] {
  return parameters.map(({ shape, offset, size }) =>
    tf.tensor(flat.slice(offset, offset + size), [...shape]),
  );
}
