import { trainingGpus, type ActionSpace } from "../../../baselines/parts/agent/action-space.ts";
import { continuousAction } from "../../../baselines/parts/agent/continuous-action.ts";
import { discreteActions } from "../../../baselines/parts/agent/discrete-actions.ts";
import { Network } from "../../../harness/perceptron/index.ts";
import { stream, type Random } from "../../../harness/random/index.ts";
import type { Actor } from "./episode.ts";
import { shapeOf } from "./learning.ts";

/** The action spaces that an agent can be trained for. */
export const ACTIONS = { discrete: discreteActions, continuous: continuousAction } as const;

/** A network as it stands, as data that a thread can be handed. */
export interface ActorWeights {
  readonly actions: ActionSpace["name"];
  readonly parameters: Float64Array;
}

/** Who acts, as data. */
export type ActorSpec =
  | (ActorWeights & {
      readonly kind: "learning";
      readonly draws: { readonly seed: number; readonly name: string };
    })
  | (ActorWeights & { readonly kind: "settled" })
  | { readonly kind: "static"; readonly training: number };

/** Who it is. Each call begins its draws anew. */
export function actorOf(spec: ActorSpec): Actor {
  if (spec.kind === "static") return staticActor(spec.training);
  const actions = ACTIONS[spec.actions];
  const network = new Network(shapeOf(actions.outputs), spec.parameters);
  if (spec.kind === "settled") return settledActor(network, actions);
  return learningActor(network, actions, stream(spec.draws.seed, spec.draws.name));
}

/** Draws its actions: how an agent finds out. */
function learningActor(network: Network, actions: ActionSpace, random: Random): Actor {
  return (state, gpus) => {
    const action = actions.draw(network.outputs(state), random);
    return { action, training: trainingGpus(action, gpus) };
  };
}

/** What the shipped agent does: see `networkPolicy`. */
function settledActor(network: Network, actions: ActionSpace): Actor {
  return (state, gpus) => {
    const training = Math.round(actions.expectedTraining(network.outputs(state), gpus));
    return { action: training, training };
  };
}

/** The same split always. */
function staticActor(training: number): Actor {
  return () => ({ action: training, training });
}
