import { WEEK_HOURS } from "../../../harness/forecast/index.ts";
import type { Observation } from "../../../harness/method/index.ts";
import { Network, RmsProp, initialParameters, type NetworkShape } from "../../../harness/perceptron/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import { trainingGpus, type ActionSpace } from "./action-space.ts";
import type { Policy } from "./agent-allocator.ts";
import { hypervolumeShare } from "./hypervolume-share.ts";
import { releasedReward } from "./released-reward.ts";
import { stateOf } from "./state.ts";

/** The released agent's settings, all of them (PAPER: cake-lab/CE-NAS @7a2ad3e). */
export const RELEASED_AGENT = {
  /** The first features of the state. */
  features: 4,
  hidden: [100, 150, 200, 100],
  activation: "sigmoid",
  hiddenBias: false,
  actorRate: 1e-4,
  criticRate: 1e-1,
  discount: 0.99,
  entropyWeight: 0.5,
} as const;

/** The released network with so many outputs. */
export function releasedShape(outputs: number): NetworkShape {
  const { features, hidden, activation, hiddenBias } = RELEASED_AGENT;
  return { sizes: [features, ...hidden, outputs], activation, hiddenBias };
}

interface Decision {
  readonly state: Float64Array;
  readonly action: number;
  readonly seen: Seen;
}

/** What of an observation the reward compares; a copy, since observations are live. */
interface Seen {
  readonly hypervolumeShare: number;
  readonly carbonG: number;
  readonly trained: number;
}

/**
 * The agent as released: actor and critic start from scratch with the search and learn from its every step, once, by the
 * one-step advantage r + 0.99 V(next) - V. It draws its actions.
 */
export function onlinePolicy(random: Random, actions: ActionSpace): Policy {
  const actor = learner(releasedShape(actions.outputs), random);
  const critic = learner(releasedShape(1), random);
  const { actorRate, criticRate, discount, entropyWeight } = RELEASED_AGENT;
  let last: Decision | null = null;

  const learn = ({ state, action, seen }: Decision, observation: Observation, next: Float64Array): void => {
    const reward = rewardOf(seen, observation);
    const valued = critic.network.forward(state, 1);
    const [value] = valued.values.at(-1) as Float64Array;
    const advantage = reward + discount * critic.network.outputs(next)[0] - value;
    // Half the squared advantage; the bootstrapped value counts as given.
    critic.optimiser.step(
      critic.network.parameters,
      critic.network.backward(valued, Float64Array.of(-advantage)),
      criticRate,
    );
    const acted = actor.network.forward(state, 1);
    const outputs = acted.values.at(-1) as Float64Array;
    const gradient = Float64Array.from(actions.lossGradient(outputs, action, advantage, entropyWeight));
    actor.optimiser.step(actor.network.parameters, actor.network.backward(acted, gradient), actorRate);
  };

  return {
    trainingGpus(observation) {
      const state = stateOf(observation).slice(0, RELEASED_AGENT.features);
      if (last !== null) learn(last, observation, state);
      const action = actions.draw(actor.network.outputs(state), random);
      last = { state, action, seen: seenOf(observation) };
      return trainingGpus(action, observation.gpus);
    },
  };
}

function learner(shape: NetworkShape, random: Random): { network: Network; optimiser: RmsProp } {
  const parameters = initialParameters(shape, random);
  return {
    network: new Network(shape, parameters),
    optimiser: new RmsProp(new Float64Array(parameters.length)),
  };
}

function seenOf(observation: Observation): Seen {
  return {
    hypervolumeShare: hypervolumeShare(observation),
    carbonG: observation.carbon.spentG,
    trained: observation.trained.length,
  };
}

function rewardOf(before: Seen, observation: Observation): number {
  const after = seenOf(observation);
  const { elapsedHours, remainingHours, gpus, intensityGPerKwh } = observation;
  const week = observation.history(WEEK_HOURS).filter((value) => !Number.isNaN(value));
  return releasedReward({
    hypervolumeGain: after.hypervolumeShare - before.hypervolumeShare,
    elapsedShare: elapsedHours / (elapsedHours + remainingHours),
    carbonG: after.carbonG - before.carbonG,
    highestGPerKwh: Math.max(intensityGPerKwh, ...week),
    trainingsFinished: after.trained - before.trained,
    gpus,
  });
}
