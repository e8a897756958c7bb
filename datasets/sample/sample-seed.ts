/** Seed of everything that the sample draws. */
export const SAMPLE_SEED = "cenas-bench sample";
