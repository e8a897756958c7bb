import * as tf from "@tensorflow/tfjs";
import type { Network } from "../../harness/perceptron/index.ts";
import { layersOf } from "../../harness/perceptron/network.ts";

await tf.setBackend("cpu");

/** Forward, backward and an RMSprop step on as many rows, by tfjs. */
export function tensorStep(network: Network, rows: number): () => unknown {
  const { layers } = layersOf(network.shape);
  const weights = layers.map(({ inputs, outputs, weightsAt }) =>
    tf.variable(
      tf.tensor2d(Float32Array.from(network.parameters.subarray(weightsAt, weightsAt + inputs * outputs)), [
        outputs,
        inputs,
      ]),
    ),
  );
  const inputs = tf.ones<tf.Rank.R2>([rows, network.shape.sizes[0]]);
  const optimiser = tf.train.rmsprop(1e-4, 0.9);
  return () =>
    optimiser.minimize(() =>
      weights
        .reduce<tf.Tensor2D>((x, own, i) => {
          const sum = tf.matMul(x, own as tf.Tensor as tf.Tensor2D, false, true);
          return (i === weights.length - 1 ? sum : tf.sigmoid(sum)) as tf.Tensor2D;
        }, inputs)
        .sum()
        .asScalar(),
    );
}
