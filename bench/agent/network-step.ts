import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { releasedShape } from "../../baselines/parts/agent/online-policy.ts";
import { Network, RmsProp, initialParameters } from "../../harness/perceptron/index.ts";
import { stream } from "../../harness/random/index.ts";
import { shapeOf } from "../../scenarios/training/agent/learning.ts";

export const released = releasedShape(discreteActions.outputs);
export const trained = shapeOf(discreteActions.outputs);
export const networkOf = (shape: typeof released): Network =>
  new Network(shape, initialParameters(shape, stream(1, "bench")));

/** Forward, backward and an RMSprop step on as many rows, with plain arrays. */
export function step(network: Network, rows: number): () => unknown {
  const optimiser = new RmsProp(new Float64Array(network.parameters.length));
  const inputs = new Float64Array(rows * network.shape.sizes[0]).fill(0.3);
  const slopes = new Float64Array(rows * discreteActions.outputs).fill(0.1);
  return () =>
    optimiser.step(network.parameters, network.backward(network.forward(inputs, rows), slopes), 1e-4);
}
