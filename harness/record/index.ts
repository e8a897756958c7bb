export type { Objective } from "./objective.ts";
export * from "./run-log.ts";
export type * from "./manifest.ts";
export type * from "./summary.ts";
