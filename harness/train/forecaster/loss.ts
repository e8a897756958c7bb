import type { Scalar, Tensor, Tensor3D } from "@tensorflow/tfjs";
import { DAY_HOURS } from "../../forecast/index.ts";
import { FUTURE_DAYS } from "../../forecast/transformer/index.ts";
import type { Tensors } from "../../nn/index.ts";

/**
 * The forecast's error relative to the truth, which is what MAPE averages, and the pinball losses of the 10 % and 90 %
 * quantiles in log intensity; mean over examples and leads. Least relative error is not at the median but somewhat lower,
 * where hours are often far below their usual: those weigh more.
 * @param outputs of the head. @param residuals examples x leads, row-major as the head's days and hours.
 */
export function forecastLoss(tf: Tensors, outputs: Tensor3D, residuals: Tensor): Scalar {
  const examples = outputs.shape[0];
  const part = (first: number): Tensor3D =>
    tf.slice(outputs, [0, 0, first * DAY_HOURS], [examples, FUTURE_DAYS, DAY_HOURS]);
  const error = tf.sub(residuals.reshape([examples, FUTURE_DAYS, DAY_HOURS]), part(0));
  const relative = tf.abs(tf.sub(tf.exp(tf.neg(error)), 1));
  const below = tf.add(error, tf.exp(part(1)));
  const above = tf.sub(error, tf.exp(part(2)));
  const total = tf.addN([tf.mul(relative, 0.5), pinball(tf, below, 0.1), pinball(tf, above, 0.9)]);
  return tf.mean(total).asScalar();
}

/** max(q e, (q - 1) e), without a comparison. */
function pinball(tf: Tensors, error: Tensor, quantile: number): Tensor {
  return tf.add(tf.mul(tf.abs(error), 0.5), tf.mul(error, quantile - 0.5));
}
