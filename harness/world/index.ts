export { World } from "./world.ts";
export type { SearchRecord, WorldOptions, WorldResult } from "./world-options.ts";
export { drawInitial } from "./initial.ts";
export type { WorldWaiting } from "./waiting.ts";
export type { CarbonBudget } from "./budget.ts";
export { IllegalDecisionError } from "./legal.ts";
