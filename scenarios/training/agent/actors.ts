import { trainingGpus, type ActionSpace } from "../../../baselines/parts/agent/action-space.ts";
import type { Network } from "../../../harness/perceptron/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import type { Actor } from "./episode.ts";

/** Draws its actions: how an agent finds out. */
export function learningActor(network: Network, actions: ActionSpace, random: Random): Actor {
  return (state, gpus) => {
    const action = actions.draw(network.outputs(state), random);
    return { action, training: trainingGpus(action, gpus) };
  };
}

/** What the shipped agent does: see `networkPolicy`. */
export function settledActor(network: Network, actions: ActionSpace): Actor {
  return (state, gpus) => {
    const training = Math.round(actions.expectedTraining(network.outputs(state), gpus));
    return { action: training, training };
  };
}

/** The same split always. */
export function staticActor(training: number): Actor {
  return () => ({ action: training, training });
}
