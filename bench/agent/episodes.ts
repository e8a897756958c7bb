import { sampleTable, sampleTrace } from "../../datasets/sample/index.ts";
import type { ActorWeights } from "../../scenarios/training/agent/actors.ts";
import { GROUP, trainingEpisode } from "../../scenarios/training/agent/curriculum.ts";
import type { EpisodeSpec } from "../../scenarios/training/agent/episode.ts";
import { runOrder, type EpisodeOrder } from "../../scenarios/training/agent/episode-order.ts";
import { openRollouts, type Rollouts } from "../../scenarios/training/agent/rollouts.ts";
import { TrainingData, sharedColumns } from "../../scenarios/training/agent/training-data.ts";
import { TRAINING_ZONES } from "../../scenarios/training/agent/windows.ts";
import type { Work } from "../case.ts";
import { networkOf, trained } from "./network-step.ts";

type Search = EpisodeSpec["search"];

/** The sample's table and traces. */
function sampleData(): TrainingData {
  const traces = new Map(TRAINING_ZONES.map((zone) => [zone, sampleTrace(zone).lifecycle] as const));
  return new TrainingData(sharedColumns({ table: sampleTable(), traces, sources: [] }));
}

/** The episode of a number, of an agent in training. */
function ordersOf(data: TrainingData, search: Search): (episode: number) => EpisodeOrder {
  const weights: ActorWeights = { actions: "discrete", parameters: networkOf(trained).parameters };
  return (episode) => ({
    spec: { ...trainingEpisode(data, 1, episode), search },
    actor: { ...weights, kind: "learning", draws: { seed: 1, name: `bench/draws/${episode}` } },
  });
}

/** Episodes one after the other. */
export function episodes(search: Search): Work {
  const data = sampleData();
  const order = ordersOf(data, search);
  let next = 0;
  return {
    run: () => runOrder(order(next++), data),
    count() {
      const { actions, hypervolumes, worth } = runOrder(order(0), data);
      return { decisions: actions.length, trainings: hypervolumes.length - 1, worth };
    },
  };
}

/** So many episodes at a time, in as many threads as this machine has cores. */
export function batches(search: Search, size: number): Work {
  const data = sampleData();
  const order = ordersOf(data, search);
  let rollouts: Rollouts | null = null;
  let next = 0;
  return {
    run() {
      rollouts ??= openRollouts(data, undefined);
      const first = next;
      next += size;
      return rollouts.run(
        Array.from({ length: size }, (_, i) => order(first + i)),
        GROUP,
      );
    },
  };
}
