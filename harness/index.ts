/** The public face of the harness: what a user's own method, accounting, scenario or report builds on. */
export * from "./carbon/index.ts";
export * from "./forecast/index.ts";
export * from "./nas/index.ts";
export type * from "./method/index.ts";
export type { Random } from "./random/index.ts";
export * from "./record/index.ts";
export { Interrupt, Process, Resource, Simulation, timeout, type Body } from "./sim/index.ts";
export { summarise } from "./analysis/index.ts";
export { epochMsOf, isoOf } from "./units/index.ts";
export { World, type WorldOptions, type WorldResult } from "./world/index.ts";
