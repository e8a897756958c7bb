import type { ActorSpec, ActorWeights } from "./actors.ts";
import { heldBackEpisodes } from "./curriculum.ts";
import type { Rollouts } from "./rollouts.ts";
import type { TrainingData } from "./training-data.ts";

const STATIC_SPLITS = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * What whole searches with LaMOO on the held-back windows are worth in truth, on average: under the agent, and with every
 * fixed number of training GPUs. Decades of regret closed, less the price of the carbon.
 */
export async function compareOnHeldBack(
  weights: ActorWeights,
  data: Pick<TrainingData, "traces">,
  rollouts: Rollouts,
  onProgress: (done: number, total: number) => void,
): Promise<Record<string, number>> {
  const actors: [string, ActorSpec][] = [
    ["agent", { ...weights, kind: "settled" }],
    ...STATIC_SPLITS.map((training): [string, ActorSpec] => [
      `static-${training}`,
      { kind: "static", training },
    ]),
  ];
  const specs = heldBackEpisodes(data, "whole");
  const worth: Record<string, number> = {};
  for (const [i, [name, actor]] of actors.entries()) {
    onProgress(i, actors.length);
    const episodes = await rollouts.run(specs.map((spec) => ({ spec, actor })));
    worth[name] = episodes.reduce((total, one) => total + one.worth, 0) / specs.length;
  }
  return worth;
}
