export { main, type CommandLoaders } from "./main.ts";
export type { RunOptions, ScenarioApi, ScenarioFlags, ScenarioOutcome } from "./scenario-api.ts";
