export {
  EDGES,
  OPERATIONS,
  formatArchitecture,
  nasBench201Space,
  parseArchitecture,
  type Operation,
  type SearchSpace,
} from "./space.ts";
export { everyArchitecture } from "./every-architecture.ts";
export { TABLE_COLUMNS, type ArchitectureTable, type TableColumn } from "./table.ts";
export { Benchmark, PAPER_OBJECTIVES } from "./benchmark.ts";
export {
  FIDELITIES,
  FIDELITY_COLUMNS,
  FULL_EPOCHS,
  SAMPLER_NAMES,
  samplerOf,
  trainingMsTo,
  type Fidelity,
  type Sampler,
  type SamplerName,
} from "./evaluator.ts";
export { tableEvaluations, type Evaluations, type Judge } from "./evaluations.ts";
export { ridgePredictions } from "./ridge-predictor.ts";
