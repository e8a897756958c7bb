import { actorOf, type ActorSpec } from "./actors.ts";
import { runEpisode, type Episode, type EpisodeSpec } from "./episode.ts";
import type { TrainingData } from "./training-data.ts";

/** An episode to run, and who acts in it. All data: who runs it, and when, decides nothing. */
export interface EpisodeOrder {
  readonly spec: EpisodeSpec;
  readonly actor: ActorSpec;
}

/** What comes of it. */
export function runOrder({ spec, actor }: EpisodeOrder, data: TrainingData): Episode {
  return runEpisode(spec, data, actorOf(actor));
}
