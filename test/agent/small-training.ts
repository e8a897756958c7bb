import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { inlineRollouts } from "../../scenarios/training/agent/rollouts.ts";
import {
  trainAgent,
  type TrainedAgent,
  type TrainerOptions,
} from "../../scenarios/training/agent/trainer.ts";
import { TrainingData, type TrainingColumns } from "../../scenarios/training/agent/training-data.ts";
import { TRAINING_ZONES } from "../../scenarios/training/agent/windows.ts";
import { TABLE } from "../fixtures/small-world.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";

const trace = syntheticTrace(24 * 1100, "2021-01-01T00:00Z");
export const smallColumns: TrainingColumns = {
  table: TABLE,
  traces: new Map(TRAINING_ZONES.map((zone) => [zone, trace])),
  sources: [],
};
export const smallData = new TrainingData(smallColumns);

/** A training of a second or two: four updates of eight episodes, a look at the held-back windows after each. */
export function smallTraining(
  options: Pick<TrainerOptions, "checkpointDir"> & Partial<TrainerOptions>,
  seed = 5,
): Promise<TrainedAgent> {
  const schedule = { worlds: 1, lookEvery: 1, curveSearches: 1 };
  return trainAgent({ seed, episodes: 32, actions: discreteActions, schedule }, smallData, {
    rollouts: inlineRollouts(smallData),
    onNotice: () => {},
    onProgress: () => {},
    ...options,
  });
}
