export { main, type CommandLoaders } from "./main.ts";
export type { RunOptions, ScenarioApi, ScenarioFlags, ScenarioOutcome } from "./scenario-api.ts";
export type { DatasetApi, DatasetOptions, DatasetShelf, TransferProgress } from "./datasets-api.ts";
