/** The public face of the harness: what a user's own scenario, method or report builds on. */
export * from "./carbon/index.ts";
export type * from "./record/index.ts";
