export type { TrainedForecaster } from "./forecaster/export-weights.ts";
export {
  trainForecaster,
  type NamedSeries,
  type Training,
  type TrainingOptions,
  type TrainingProgress,
} from "./forecaster/train-forecaster.ts";
