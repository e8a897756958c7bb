import { FEATURES } from "../../../baselines/parts/agent/state.ts";
import type { NetworkShape } from "../../../harness/perceptron/index.ts";

/** What the trained agent uses where the released settings train badly (docs/agent.md). */
export const LEARNING = {
  hidden: [64, 32],
  activation: "tanh",
  hiddenBias: true,
  discount: 1,
  /** Lambda of the advantage estimate. */
  trace: 1,
  actorRate: 5e-3,
  criticRate: 3e-3,
  /** Steps of the critic on each batch. */
  criticSteps: 4,
  /** Weight of the entropy, from the first update to the last. */
  entropy: [0.01, 0],
} as const;

/** The shape of actor (an output for each number of its action space) and critic (one output). */
export function shapeOf(outputs: number): NetworkShape {
  const { hidden, activation, hiddenBias } = LEARNING;
  return { sizes: [FEATURES.length, ...hidden, outputs], activation, hiddenBias };
}
