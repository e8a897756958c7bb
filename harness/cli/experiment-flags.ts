import type { FlagSet } from "./flags.ts";

/** What a user may ask of every scenario: where its data comes from. */
export const DATA_FLAGS = {
  data: {
    value: "text",
    choices: ["auto", "real", "sample"],
    describe: "real data, or the embedded models; auto takes real where it can be had",
  },
} as const satisfies FlagSet;

/** What a user may ask of every experiment, methods x seeds; what is left out takes the scenario's default. */
export const EXPERIMENT_FLAGS = {
  methods: { value: "names", describe: "methods to compare: a,b" },
  agent: {
    value: "text",
    choices: ["trained", "online"],
    describe: "the agent of ce-nas: as trained, or as released, learning from scratch",
  },
  seeds: { value: "seeds", describe: "20, 1..20 or 3,7,9" },
  trace: { value: "text", describe: "carbon trace: ZONE or ZONE@source" },
  start: { value: "text", describe: "start of the search, ISO 8601, UTC" },
  hours: { value: "number", describe: "longest duration of the search" },
  gpus: { value: "number", describe: "GPUs of the cluster" },
  carbonBudgetKg: { value: "number", describe: "stop at so much carbon, under each accounting" },
  onBudget: {
    value: "text",
    choices: ["do-not-start", "cut"],
    describe: "the job that would cross the budget is not started, or cut off",
  },
  accounting: { value: "names", describe: "paper, full, or a JSON file" },
  switchSeconds: { value: "number", describe: "GPU time lost between sampling and training" },
  resumeSeconds: { value: "number", describe: "GPU time lost on a paused job" },
  forecaster: {
    value: "text",
    describe:
      "who foretells the carbon intensity to the methods: persistence, ridge, transformer, oracle (a bound), …; auto: transformer or ridge",
  },
  agentWeights: {
    value: "text",
    describe: "folder of trained agents (train agent) in place of the shipped ones",
  },
  forecasterWeights: {
    value: "text",
    describe: "folder of trained transformers (train forecaster) in place of the shipped ones",
  },
  ...DATA_FLAGS,
} as const satisfies FlagSet;
