import { normalQuantile } from "../../../harness/analysis/index.ts";
import { TENTHS, trainingGpus, type ActionSpace } from "./action-space.ts";

const LEAST_DEVIATION = 1e-5;
/** Midpoints of equal shares of the standard normal: what an expectation is taken over. */
const NODES = Array.from({ length: 32 }, (_, i) => normalQuantile((i + 0.5) / 32));

/**
 * One action from a normal distribution with mean 10 tanh(first output) and deviation softplus(second) + 1e-5, as released.
 * The draw is kept as it is, since its density is what learns; `trainingGpus` meets it clamped to 0..10.
 */
export const continuousAction: ActionSpace = {
  name: "continuous",
  outputs: 2,

  draw(outputs, random) {
    const { mean, deviation } = lawOf(outputs);
    return mean + deviation * random.normal();
  },

  expectedTraining(outputs, gpus) {
    const { mean, deviation } = lawOf(outputs);
    return NODES.reduce((sum, z) => sum + trainingGpus(mean + deviation * z, gpus), 0) / NODES.length;
  },

  lossGradient(outputs, action, advantage, entropyWeight) {
    const { mean, deviation, squashed, slope } = lawOf(outputs);
    const z = (action - mean) / deviation;
    // log p = -z^2 / 2 - ln(deviation) + constant; entropy = ln(deviation) + constant.
    const byMean = (-advantage * z) / deviation;
    const byDeviation = (-advantage * (z * z - 1) - entropyWeight) / deviation;
    return [byMean * TENTHS * (1 - squashed * squashed), byDeviation * slope];
  },
};

function lawOf(outputs: ArrayLike<number>): {
  mean: number;
  deviation: number;
  squashed: number;
  slope: number;
} {
  const squashed = Math.tanh(outputs[0]);
  const deviation = softplus(outputs[1]) + LEAST_DEVIATION;
  return { mean: TENTHS * squashed, deviation, squashed, slope: 1 / (1 + Math.exp(-outputs[1])) };
}

/** ln(1 + e^x), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
