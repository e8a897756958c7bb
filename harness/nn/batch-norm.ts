import type { Tensor, Tensor1D, Tensor2D, Tensor4D, Tensor3D, TensorInfo } from "@tensorflow/tfjs";
import type { Tensors } from "./tensors.ts";

/** Kernels that a backend may bring of its own; where it has none, the operations below are composed. */
export const BATCH_NORM_TRAIN = "BatchNormTrain";
export const BATCH_NORM_TRAIN_GRAD = "BatchNormTrainGrad";

export interface BatchNorm {
  /** The batch is normalised in so many equal parts, each by its own mean and variance. */
  readonly groups: number;
  readonly epsilon: number;
  /** Told mean and variance (by the count) of each group, [groups, channels]; to be disposed of by who is told. */
  readonly onStatistics: (mean: Tensor2D, variance: Tensor2D) => void;
}

/** Batch normalisation by the batch's own statistics (Ioffe and Szegedy 2015), with gradients by image, scale and shift. */
export function batchNorm(
  tf: Tensors,
  x: Tensor4D,
  scale: Tensor1D,
  shift: Tensor1D,
  { groups, epsilon, onStatistics }: BatchNorm,
): Tensor4D {
  const [images] = x.shape;
  if (images % groups !== 0) {
    throw new RangeError(`batch norm: got ${images} images, expected a multiple of ${groups} groups`);
  }
  const attrs = { groups, epsilon };
  const has = (kernel: string): boolean => tf.getKernel(kernel, tf.getBackend()) !== undefined;
  const run = (kernel: string, inputs: Readonly<Record<string, Tensor>>): Tensor[] =>
    tf.engine().runKernel(kernel, inputs as Record<string, TensorInfo> as never, attrs) as Tensor[];
  const normalise = tf.customGrad((...given) => {
    const [image, gain, offset] = given as unknown as [Tensor4D, Tensor1D, Tensor1D];
    const save = given.at(-1) as unknown as (tensors: Tensor[]) => void;
    const [value, mean, variance] = has(BATCH_NORM_TRAIN)
      ? run(BATCH_NORM_TRAIN, { x: image, scale: gain, shift: offset })
      : forwards(tf, image, gain, offset, groups, epsilon);
    save([image, gain, mean, variance]);
    onStatistics(tf.keep(tf.clone(mean)) as Tensor2D, tf.keep(tf.clone(variance)) as Tensor2D);
    return {
      value,
      gradFunc: (dy, [savedImage, savedGain, savedMean, savedVariance]) =>
        has(BATCH_NORM_TRAIN_GRAD)
          ? run(BATCH_NORM_TRAIN_GRAD, {
              x: savedImage,
              dy: dy as Tensor,
              scale: savedGain,
              mean: savedMean,
              variance: savedVariance,
            })
          : backwards(tf, savedImage, dy as Tensor, savedGain, savedMean, savedVariance, epsilon),
    };
  });
  return normalise(x, scale, shift) as Tensor4D;
}

function forwards(
  tf: Tensors,
  x: Tensor4D,
  scale: Tensor1D,
  shift: Tensor1D,
  groups: number,
  epsilon: number,
): Tensor[] {
  const channels = scale.shape[0];
  const rows = tf.reshape(x, [groups, x.size / groups / channels, channels]) as Tensor3D;
  const mean = meanOfRows(tf, rows);
  const centred = tf.sub(rows, mean);
  const variance = meanOfRows(tf, tf.square(centred));
  const y = tf.add(tf.mul(centred, tf.mul(scale, tf.rsqrt(tf.add(variance, epsilon)))), shift);
  return [
    tf.reshape(y, x.shape),
    tf.reshape(mean, [groups, channels]),
    tf.reshape(variance, [groups, channels]),
  ];
}

/** With z the normalised image: dx = scale / deviation * (dy - mean(dy) - z mean(dy z)), means over each group. */
function backwards(
  tf: Tensors,
  x: Tensor,
  dy: Tensor,
  scale: Tensor,
  mean: Tensor,
  variance: Tensor,
  epsilon: number,
): Tensor[] {
  const [groups, channels] = mean.shape;
  const rows: [number, number, number] = [groups, x.size / groups / channels, channels];
  const inverse = tf.reshape(tf.rsqrt(tf.add(variance, epsilon)), [groups, 1, channels]);
  const z = tf.mul(tf.sub(tf.reshape(x, rows), tf.reshape(mean, [groups, 1, channels])), inverse);
  const pull = tf.reshape(dy, rows);
  const meanPull = meanOfRows(tf, pull);
  const meanTurn = meanOfRows(tf, tf.mul(pull, z));
  const dx = tf.mul(tf.mul(scale, inverse), tf.sub(tf.sub(pull, meanPull), tf.mul(z, meanTurn)));
  const total = (means: Tensor): Tensor => tf.mul(tf.sum(means, [0, 1]), rows[1]);
  return [tf.reshape(dx, x.shape), total(meanTurn), total(meanPull)];
}

/** [groups, rows, channels] to [groups, 1, channels]: a product of matrices, which every backend is quick at. */
function meanOfRows(tf: Tensors, rows: Tensor): Tensor3D {
  const [groups, count] = rows.shape;
  const shares = tf.mul(tf.ones([groups, 1, count]), 1 / count);
  return tf.matMul(shares, rows) as Tensor3D;
}
