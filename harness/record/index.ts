export type { Objective } from "./objective.ts";
export * from "./run-log.ts";
export type * from "./manifest.ts";
export { parseManifest, type AnyManifest } from "./parse-manifest.ts";
export { parseRunLog } from "./parse-run-log.ts";
export type * from "./summary.ts";
