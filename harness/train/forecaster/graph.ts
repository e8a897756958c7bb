import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import {
  FUTURE_DAYS,
  HEAD_OUTPUTS,
  NORM_EPSILON,
  tokenCount,
  type Architecture,
} from "../../forecast/transformer/index.ts";
import type { Tensors } from "../../nn/index.ts";

/** The transformer's weights as tensors, by name. */
export type WeightTensors = Readonly<Record<string, Tensor>>;

/**
 * The encoder as tensors: the same that `encoder` of the forecaster says in plain arrays.
 * @param tokens a row for each token of each example. @returns examples x future days x `HEAD_OUTPUTS`.
 */
export function encode(
  tf: Tensors,
  architecture: Architecture,
  weights: WeightTensors,
  tokens: Tensor2D,
  examples: number,
): Tensor3D {
  const { width, layers, hidden } = architecture;
  const count = tokenCount(architecture);
  const embedded = tf.matMul(tokens, weights["embed"] as Tensor2D).reshape([examples, count, width]);
  let x = tf.add(embedded, weights["position"]) as Tensor3D;
  for (let layer = 0; layer < layers; layer++) {
    const of = (name: string): Tensor => weights[`${layer}/${name}`];
    const normed = normalised(tf, x, of("attentionGain"));
    if (layer === layers - 1) x = lastRows(tf, x);
    const asking = layer === layers - 1 ? lastRows(tf, normed) : normed;
    x = tf.add(x, attention(tf, architecture, asking, normed, of));
    const between = tf.relu(
      tf.add(linear(tf, normalised(tf, x, of("feedGain")), of("up"), hidden), of("upBias")),
    );
    x = tf.addN([x, linear(tf, between as Tensor3D, of("down"), width)]).add(of("downBias"));
  }
  const outputs = linear(tf, normalised(tf, x, weights["headGain"]), weights["head"], HEAD_OUTPUTS);
  return tf.add(outputs, weights["headBias"]);
}

/** Heads one by one, on their own columns of the weights: small matrices are cut, never the large ones of the batch. */
function attention(
  tf: Tensors,
  { width, heads }: Architecture,
  asking: Tensor3D,
  asked: Tensor3D,
  of: (name: string) => Tensor,
): Tensor3D {
  const size = width / heads;
  const parts = Array.from({ length: heads }, (_, head) => {
    const columns = (name: string): Tensor => tf.slice(of(name), [0, head * size], [width, size]);
    const query = linear(tf, asking, tf.mul(columns("query"), 1 / Math.sqrt(size)), size);
    const key = linear(tf, asked, columns("key"), size);
    const value = linear(tf, asked, columns("value"), size);
    const shares = tf.softmax(tf.matMul(query, key, false, true));
    const rows = tf.slice(of("mix"), [head * size, 0], [size, width]);
    return linear(tf, tf.matMul(shares, value), rows, width);
  });
  return tf.addN(parts);
}

/** Rows times a matrix, as one flat product: batched ones are slow on wasm. */
function linear(tf: Tensors, x: Tensor3D, w: Tensor, columns: number): Tensor3D {
  const [examples, rows, inner] = x.shape;
  return tf
    .matMul(x.reshape([examples * rows, inner]), w as Tensor2D)
    .reshape([examples, rows, columns]) as Tensor3D;
}

function normalised(tf: Tensors, x: Tensor3D, gain: Tensor): Tensor3D {
  const meanSquare = tf.mean(tf.square(x), -1, true);
  return tf.mul(tf.mul(x, tf.rsqrt(tf.add(meanSquare, NORM_EPSILON))), gain as Tensor1D);
}

function lastRows(tf: Tensors, x: Tensor3D): Tensor3D {
  const [examples, rows, width] = x.shape;
  return tf.slice(x, [0, rows - FUTURE_DAYS, 0], [examples, FUTURE_DAYS, width]);
}
