export { main, type CommandLoaders } from "./main.ts";
export { DATA_FLAGS, EXPERIMENT_FLAGS } from "./experiment-flags.ts";
export type { Flag, FlagSet, FlagValues } from "./flags.ts";
export type { RunOptions, ScenarioApi, ScenarioOutcome, TypedFlags } from "./scenario-api.ts";
export type { DatasetApi, DatasetOptions, DatasetShelf, TransferProgress } from "./datasets-api.ts";

export type {
  AgentFlags,
  ForecasterFlags,
  TrainOptions,
  TrainedWhere,
  TrainingState,
  WrittenAgent,
  WrittenForecasters,
  WrittenWeights,
} from "./train-api.ts";
export type {
  Difference,
  RebuildOptions,
  RebuildOutcome,
  ReportApi,
  SideBySide,
  Verification,
  VerifyOptions,
} from "./report-api.ts";
export { FIGURES_FOLDER } from "./figure-api.ts";
export type { FigureApi, FigureChoice, FigureOptions, FigureRow } from "./figure-api.ts";
export type { Trainings } from "./train.ts";
export type { NetworkFlags, TrainedEpoch, TrainedNetwork } from "./train-network.ts";
