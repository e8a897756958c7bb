import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { sampleTable, sampleTrace } from "../../datasets/sample/index.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { Benchmark } from "../../harness/nas/index.ts";
import { stream } from "../../harness/random/index.ts";
import { learningActor } from "../../scenarios/training/agent/actors.ts";
import { trainingEpisode } from "../../scenarios/training/agent/curriculum.ts";
import { runEpisode, type Episode, type EpisodeSpec } from "../../scenarios/training/agent/episode.ts";
import { TrainingData } from "../../scenarios/training/agent/training-data.ts";
import { TRAINING_ZONES } from "../../scenarios/training/agent/windows.ts";
import type { Work } from "../case.ts";
import { networkOf, trained } from "./network-step.ts";

/** Episodes of an agent in training, one after the other, on the sample's table and traces. */
export function episodes(search: EpisodeSpec["search"]): Work {
  const traces = new Map(
    TRAINING_ZONES.map((zone) => [zone, new CarbonTrace(sampleTrace(zone).lifecycle)] as const),
  );
  const data = new TrainingData(new Benchmark(sampleTable()), traces, []);
  const network = networkOf(trained);
  const run = (episode: number): Episode => {
    const actor = learningActor(network, discreteActions, stream(1, `bench/draws/${episode}`));
    return runEpisode({ ...trainingEpisode(data, 1, episode), search }, data, actor);
  };
  let next = 0;
  return {
    run: () => run(next++),
    count() {
      const { actions, hypervolumes, worth } = run(0);
      return { decisions: actions.length, trainings: hypervolumes.length - 1, worth };
    },
  };
}
