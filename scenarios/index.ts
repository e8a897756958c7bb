/** The scenarios, and the way from a question to its results. */
export { SCENARIOS } from "./registry.ts";
export type { Experiment, Request, Scenario, Study } from "./scenario.ts";
export { resolve, type Setting } from "./setting/setting.ts";
export { runExperiment } from "./running/run-experiment.ts";
export { runStudy } from "./running/run-study.ts";
