/** The experiments, and the way from a setting to its results. */
export { SCENARIOS } from "./registry.ts";
export type { Request, Scenario } from "./scenario.ts";
export { resolve, type Setting } from "./setting.ts";
export { runScenario } from "./run-scenario.ts";
