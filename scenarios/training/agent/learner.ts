import type { ActionSpace } from "../../../baselines/parts/agent/action-space.ts";
import { FEATURES } from "../../../baselines/parts/agent/state.ts";
import { Network, RmsProp, initialParameters, type Pass } from "../../../harness/perceptron/index.ts";
import { stream } from "../../../harness/random/index.ts";
import { advantagesOf, centreWithin } from "./advantages.ts";
import { GROUP } from "./curriculum.ts";
import type { Episode } from "./episode.ts";
import { LEARNING, shapeOf } from "./learning.ts";
import type { LearningCurve } from "./learning-curve.ts";
import { rewardsOf } from "./reward.ts";

/** All that learning changes; arrays are changed in place. */
export interface LearnerState {
  readonly actor: Float64Array;
  readonly actorSquares: Float64Array;
  readonly critic: Float64Array;
  readonly criticSquares: Float64Array;
}

export function initialState(seed: number, actions: ActionSpace): LearnerState {
  const actor = initialParameters(shapeOf(actions.outputs), stream(seed, "agent/actor"));
  const critic = initialParameters(shapeOf(1), stream(seed, "agent/critic"));
  return {
    actor,
    actorSquares: new Float64Array(actor.length),
    critic,
    criticSquares: new Float64Array(critic.length),
  };
}

/** Advantage actor-critic on batches of whole episodes. */
export class Learner {
  readonly actor: Network;
  readonly #critic: Network;
  readonly #actorOptimiser: RmsProp;
  readonly #criticOptimiser: RmsProp;
  readonly #actions: ActionSpace;

  constructor(state: LearnerState, actions: ActionSpace) {
    this.actor = new Network(shapeOf(actions.outputs), state.actor);
    this.#critic = new Network(shapeOf(1), state.critic);
    this.#actorOptimiser = new RmsProp(state.actorSquares);
    this.#criticOptimiser = new RmsProp(state.criticSquares);
    this.#actions = actions;
  }

  /** One update. @param progress 0 at the first update, 1 at the last: where the schedules stand. */
  learn(episodes: readonly Episode[], curve: LearningCurve, progress: number): void {
    const inputs = concatenated(episodes.map(({ states }) => states));
    const rows = inputs.length / FEATURES.length;
    const judged = this.#critic.forward(inputs, rows);
    const values = outputsOf(judged);
    const advantages: Float64Array[] = [];
    const returns = new Float64Array(rows);
    let at = 0;
    for (const { moments, usualGPerKwh } of episodes) {
      const rewards = rewardsOf(moments, curve, usualGPerKwh);
      const estimated = advantagesOf(rewards, values.subarray(at, at + rewards.length), LEARNING);
      advantages.push(estimated.advantages);
      returns.set(estimated.returns, at);
      at += rewards.length;
    }
    for (let first = 0; first < episodes.length; first += GROUP)
      centreWithin(advantages.slice(first, first + GROUP));
    this.#improveActor(
      inputs,
      rows,
      episodes.flatMap(({ actions }) => actions),
      standardised(concatenated(advantages)),
      progress,
    );
    for (let step = 0; step < LEARNING.criticSteps; step++) {
      this.#improveCritic(step === 0 ? judged : this.#critic.forward(inputs, rows), returns);
    }
  }

  #improveActor(
    inputs: Float64Array,
    rows: number,
    actions: readonly number[],
    advantages: Float64Array,
    progress: number,
  ): void {
    const [first, last] = LEARNING.entropy;
    const entropyWeight = first + (last - first) * progress;
    const pass = this.actor.forward(inputs, rows);
    const outputs = outputsOf(pass);
    const width = this.#actions.outputs;
    const gradient = new Float64Array(outputs.length);
    for (let row = 0; row < rows; row++) {
      const own = outputs.subarray(row * width, (row + 1) * width);
      this.#actions
        .lossGradient(own, actions[row], advantages[row], entropyWeight)
        .forEach((slope, i) => (gradient[row * width + i] = slope / rows));
    }
    this.#actorOptimiser.step(
      this.actor.parameters,
      this.actor.backward(pass, gradient),
      LEARNING.actorRate * (1 - progress),
    );
  }

  /** Half the mean squared error of the returns. */
  #improveCritic(pass: Pass, returns: Float64Array): void {
    const gradient = outputsOf(pass).map((value, row) => (value - returns[row]) / pass.rows);
    this.#criticOptimiser.step(
      this.#critic.parameters,
      this.#critic.backward(pass, gradient),
      LEARNING.criticRate,
    );
  }
}

function outputsOf({ values }: Pass): Float64Array {
  return values.at(-1) as Float64Array;
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance) + 1e-8;
  return values.map((value) => (value - mean) / deviation);
}
