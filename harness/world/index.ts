export { World, type WorldOptions, type WorldResult } from "./world.ts";
export type { CarbonBudget } from "./budget.ts";
export { IllegalDecisionError } from "./legal.ts";
