import type { Scalar, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import type { Tensors } from "../../nn/index.ts";
import type { Scores } from "./run-network.ts";

export interface LossOptions {
  /** Share of the target that is spread evenly over all classes (Szegedy et al. 2016). */
  readonly labelSmoothing: number;
  /** Weight of the auxiliary head's loss. */
  readonly auxiliaryWeight: number;
}

/** Cross entropy summed over images, the auxiliary head's beside the output's. */
export function summedLoss(tf: Tensors, scores: Scores, labels: Tensor1D, options: LossOptions): Scalar {
  const { output, auxiliary } = scores;
  const loss = crossEntropy(tf, output, labels, options.labelSmoothing);
  if (auxiliary === null) return loss;
  const beside = crossEntropy(tf, auxiliary, labels, options.labelSmoothing);
  return tf.add(loss, tf.mul(beside, options.auxiliaryWeight));
}

/** - sum over images and classes of target x log(softmax). */
export function crossEntropy(tf: Tensors, scores: Tensor2D, labels: Tensor1D, smoothing: number): Scalar {
  const classes = scores.shape[1];
  const sharp = tf.oneHot(labels, classes);
  const target = tf.add(tf.mul(sharp, 1 - smoothing), smoothing / classes);
  return tf.neg(tf.sum(tf.mul(target, tf.logSoftmax(scores))));
}
