import type { Scalar, Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { imageShapeOf } from "./image-shape.ts";
import type { ImageBatch } from "../../images/index.ts";
import type { Network } from "../../network/index.ts";
import { batchNorm, type Tensors } from "../../nn/index.ts";
import type { Cut } from "./cut.ts";
import { cutsOf } from "./cut.ts";
import type { DroppedPaths } from "./dropped-paths.ts";
import { summedLoss, type LossOptions } from "./loss.ts";
import { NORM_EPSILON } from "./norm-constants.ts";
import { needs, runNetwork, type NamedTensors } from "./run-network.ts";

export interface GradientOptions extends LossOptions {
  readonly microBatch: number;
  readonly normBatch: number;
  /** Null: no path is dropped. */
  readonly dropped: DroppedPaths | null;
}

/** What a batch says. Tensors are the caller's to dispose of. */
export interface BatchGradient {
  /** Mean over the images, the auxiliary head's share included. */
  readonly loss: number;
  /** Images whose class had the highest score. */
  readonly correct: number;
  /** Of the mean loss; parameters that the scores do not hang on have none. */
  readonly gradients: Map<string, Tensor>;
  /** Mean over the images of the means and (unbiased) variances that batch norm took. */
  readonly statistics: Map<string, Tensor>;
}

/** The gradient of a batch, added up over micro-batches. */
export async function gradientOf(
  tf: Tensors,
  network: Network,
  parameters: NamedTensors,
  batch: ImageBatch,
  options: GradientOptions,
): Promise<BatchGradient> {
  const learned = learnedNames(network, parameters);
  const gradients = new Map<string, Tensor>();
  const statistics = new Map<string, Tensor>();
  let [loss, correct] = [0, 0];
  try {
    for (const cut of cutsOf(batch.size, options.microBatch, options.normBatch)) {
      const part = cutGradient(tf, network, parameters, learned, batch, cut, options);
      learned.forEach((name, i) => addTo(tf, gradients, name, part.gradients[i]));
      for (const [name, tensor] of part.statistics) addTo(tf, statistics, name, tensor);
      const [value] = await part.loss.data();
      loss += value;
      correct += countCorrect(await part.scores.data(), batch.labels.subarray(cut.start), network);
      tf.dispose([part.loss, part.scores]);
    }
  } catch (error) {
    tf.dispose([...gradients.values(), ...statistics.values()]);
    throw error;
  }
  return { loss, correct, gradients, statistics };
}

interface CutGradient {
  readonly loss: Scalar;
  readonly scores: Tensor2D;
  readonly gradients: readonly Tensor[];
  readonly statistics: ReadonlyMap<string, Tensor>;
}

function cutGradient(
  tf: Tensors,
  network: Network,
  parameters: NamedTensors,
  learned: readonly string[],
  batch: ImageBatch,
  { start, images, groups }: Cut,
  options: GradientOptions,
): CutGradient {
  const share = images / batch.size;
  const shape = imageShapeOf(network, images);
  const pixels = shape[1] * shape[2] * shape[3];
  const statistics = new Map<string, Tensor>();
  let scores: Tensor2D | undefined;
  const keepStatistics = (name: string, x: Tensor4D, mean: Tensor2D, variance: Tensor2D): void => {
    const rows = x.size / groups / x.shape[3];
    const unbiased = rows > 1 ? rows / (rows - 1) : 1;
    const averaged = (values: Tensor2D, factor: number): Tensor =>
      tf.keep(tf.tidy(() => tf.mul(tf.mean(values, 0), factor * share)));
    statistics.set(`${name}/mean`, averaged(mean, 1));
    statistics.set(`${name}/variance`, averaged(variance, unbiased));
    tf.dispose([mean, variance]);
  };
  const lossOf = (...tensors: Tensor[]): Scalar => {
    const named = new Map([...parameters, ...learned.map((name, i) => [name, tensors[i]] as const)]);
    const input = tf.tensor4d(batch.pixels.subarray(start * pixels, (start + images) * pixels), shape);
    const labels = tf.tensor1d(batch.labels.subarray(start, start + images), "int32");
    const found = runNetwork(tf, network, input, {
      parameters: named,
      path: options.dropped?.forImages(tf, start, images) ?? null,
      lean: false,
      norm: (name, x, scale, shift) =>
        batchNorm(tf, x, scale, shift, {
          groups,
          epsilon: NORM_EPSILON,
          onStatistics: (mean, variance) => keepStatistics(name, x, mean, variance),
        }),
    });
    scores = tf.keep(tf.clone(found.output));
    return tf.div(summedLoss(tf, found, labels, options), batch.size);
  };
  try {
    const { value, grads } = tf.tidy(() =>
      tf.valueAndGrads(lossOf)(learned.map((name) => parameters.get(name) as Tensor)),
    );
    return { loss: value, scores: scores as Tensor2D, gradients: grads, statistics };
  } catch (error) {
    tf.dispose([...statistics.values(), ...(scores === undefined ? [] : [scores])]);
    throw error;
  }
}

/** Parameters that the scores hang on. */
function learnedNames(network: Network, parameters: NamedTensors): string[] {
  const { nodes, output, auxiliary } = network;
  const wanted = needs(network, auxiliary === null ? [output] : [output, auxiliary]);
  const names = new Set(wanted.map((at) => nodes[at].name).filter((name) => name !== "" && name !== "image"));
  const owner = (parameter: string): string => parameter.slice(0, parameter.lastIndexOf("/"));
  return [...parameters.keys()].filter((parameter) => names.has(owner(parameter)));
}

function addTo(tf: Tensors, sums: Map<string, Tensor>, name: string, tensor: Tensor): void {
  const sum = sums.get(name);
  if (sum === undefined) {
    sums.set(name, tensor);
    return;
  }
  sums.set(name, tf.add(sum, tensor));
  tf.dispose([sum, tensor]);
}

/** How many rows of scores are highest where the label says. */
export function countCorrect(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  { nodes, output }: Network,
): number {
  const classes = nodes[output].shape[2];
  let correct = 0;
  for (let row = 0; row < scores.length / classes; row++) {
    if (highest(scores, row * classes, classes) === labels[row]) correct++;
  }
  return correct;
}

/** Place of the highest of some scores, the first where several are. */
export function highest(scores: ArrayLike<number>, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (scores[from + i] > scores[from + best]) best = i;
  return best;
}
