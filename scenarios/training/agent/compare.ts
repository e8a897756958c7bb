import type { Network } from "../../../harness/perceptron/index.ts";
import type { ActionSpace } from "../../../baselines/parts/agent/action-space.ts";
import { settledActor, staticActor } from "./actors.ts";
import { heldBackEpisodes } from "./curriculum.ts";
import { runEpisode, type Actor } from "./episode.ts";
import type { TrainingData } from "./training-data.ts";

const STATIC_SPLITS = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * What whole searches with LaMOO on the held-back windows are worth in truth, on average: under the agent, and with every
 * fixed number of training GPUs. Decades of regret closed, less the price of the carbon.
 */
export function compareOnHeldBack(
  network: Network,
  actions: ActionSpace,
  data: TrainingData,
  onProgress: (done: number, total: number) => void,
): Record<string, number> {
  const actors: [string, Actor][] = [
    ["agent", settledActor(network, actions)],
    ...STATIC_SPLITS.map((training): [string, Actor] => [`static-${training}`, staticActor(training)]),
  ];
  const specs = heldBackEpisodes(data, "whole");
  return Object.fromEntries(
    actors.map(([name, actor], i) => {
      onProgress(i, actors.length);
      const sum = specs.reduce((total, spec) => total + runEpisode(spec, data, actor).worth, 0);
      return [name, sum / specs.length];
    }),
  );
}
