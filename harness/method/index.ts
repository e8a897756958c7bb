export type { Observation, Outcome } from "./observation.ts";
export type * from "./method.ts";
