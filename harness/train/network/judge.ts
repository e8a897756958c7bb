import type { Tensor, Tensor1D, Tensor4D } from "@tensorflow/tfjs";
import type { BatchSource, ImageBatch } from "../../images/index.ts";
import type { Network } from "../../network/index.ts";
import { batchNorm, type Tensors } from "../../nn/index.ts";
import { highest } from "./gradient.ts";
import { imageShapeOf } from "./image-shape.ts";
import { NORM_EPSILON } from "./norm-constants.ts";
import { runNetwork, type NamedTensors } from "./run-network.ts";

/** How a network did on images that it was not trained on. */
export interface Judgement {
  /** Mean cross entropy, without smoothing. */
  readonly loss: number;
  readonly accuracyPct: number;
  /** Row: true class; column: class that the network says. */
  readonly confusion: readonly (readonly number[])[];
}

export interface JudgedModel {
  readonly network: Network;
  readonly parameters: NamedTensors;
  /** What batch norm kept; null: it takes each batch's own (a supernet's paths, whose statistics nobody kept). */
  readonly statistics: NamedTensors | null;
}

/** Runs a network over all batches of a source, without its auxiliary head. @param onWork told after each batch. */
export async function judge(
  tf: Tensors,
  model: JudgedModel,
  source: BatchSource,
  onWork: () => void = () => {},
): Promise<Judgement> {
  const network = { ...model.network, auxiliary: null };
  const classes = network.nodes[network.output].shape[2];
  const confusion = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  let [loss, correct, images] = [0, 0, 0];
  for (let number = 0; number < source.perEpoch; number++) {
    const batch = await source.batch(0, number);
    const scores = await scoresOf(tf, { ...model, network }, batch);
    for (let i = 0; i < batch.size; i++) {
      const label = batch.labels[i];
      const said = highest(scores, i * classes, classes);
      confusion[label][said]++;
      if (said === label) correct++;
      loss += surprise(scores.subarray(i * classes, (i + 1) * classes), label);
    }
    images += batch.size;
    onWork();
    await new Promise(setImmediate);
  }
  return { loss: loss / images, accuracyPct: (100 * correct) / images, confusion };
}

async function scoresOf(
  tf: Tensors,
  { network, parameters, statistics }: JudgedModel,
  batch: ImageBatch,
): Promise<Float32Array> {
  const scores = tf.tidy(() => {
    const images = tf.tensor4d(batch.pixels, imageShapeOf(network, batch.size));
    return runNetwork(tf, network, images, {
      parameters,
      path: null,
      lean: true,
      norm: (name, x, scale, shift) =>
        statistics === null
          ? ownNorm(tf, x, scale, shift)
          : keptNorm(tf, x, scale, shift, statistics.get(`${name}/mean`), statistics.get(`${name}/variance`)),
    }).output;
  });
  const values = await scores.data<"float32">();
  scores.dispose();
  return values;
}

function ownNorm(tf: Tensors, x: Tensor4D, scale: Tensor1D, shift: Tensor1D): Tensor4D {
  const onStatistics = (...both: Tensor[]): void => tf.dispose(both);
  return batchNorm(tf, x, scale, shift, { groups: 1, epsilon: NORM_EPSILON, onStatistics });
}

function keptNorm(
  tf: Tensors,
  x: Tensor4D,
  scale: Tensor1D,
  shift: Tensor1D,
  mean: Tensor | undefined,
  variance: Tensor | undefined,
): Tensor4D {
  if (mean === undefined || variance === undefined) throw new RangeError("batch norm kept no statistics");
  const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, NORM_EPSILON)));
  return tf.add(tf.mul(x, factor), tf.sub(shift, tf.mul(mean, factor)));
}

/** - log(softmax) of a class. */
function surprise(scores: Float32Array, label: number): number {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return Math.log(sum) + most - scores[label];
}
