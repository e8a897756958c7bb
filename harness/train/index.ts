export type { TrainedForecaster } from "./forecaster/export-weights.ts";
export {
  trainForecaster,
  type NamedSeries,
  type Training,
  type TrainingOptions,
  type TrainingProgress,
} from "./forecaster/train-forecaster.ts";
export type { NetworkState } from "./network/checkpoint.ts";
export type { EpochEffort, EpochResult, KeptEpoch, MeteredEffort } from "./network/epoch-result.ts";
export type { Judgement } from "./network/judge.ts";
export { NAS_BENCH_201_RECIPE, recipeOf, type Recipe } from "./network/recipe.ts";
export { scoreOnSupernet, type SupernetScore } from "./network/score-on-supernet.ts";
export { trainNetwork, type NetworkTraining, type NetworkTrainingEnd } from "./network/train-network.ts";
export {
  fewShotEpochs,
  scoreOnPart,
  trainFewShot,
  type FewShotEnd,
  type FewShotScore,
  type FewShotTraining,
} from "./network/train-few-shot.ts";
export { trainSplit, type SplitTraining } from "./network/train-split.ts";
export { JUDGED_PATHS, networkTrainee, supernetTrainee, type Trainee } from "./network/trainee.ts";
export { CheckpointError, NetworkTrainingError } from "./network/training-error.ts";
