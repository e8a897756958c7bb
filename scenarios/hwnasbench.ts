import { DEFAULT_METHODS } from "../baselines/index.ts";
import { AUTO } from "./setting/auto-forecaster.ts";
import type { Experiment } from "./scenario.ts";

/**
 * The paper's main experiment (NeurIPS 2024, HW-NAS-Bench): 8 GPUs, California in July 2021, steps 1..79 of the released
 * code, which are the 79 hours from 2021-07-02T07:00Z of the original-vintage trace.
 */
export const hwnasbench: Experiment = {
  kind: "experiment",
  name: "hwnasbench",
  question:
    "How much carbon does each method need to find networks that are accurate on CIFAR-10 and frugal on an edge GPU?",
  defaults: {
    methods: DEFAULT_METHODS,
    seeds: Array.from({ length: 20 }, (_, i) => i + 1),
    trace: "US-CAL-CISO@original",
    start: "2021-07-02T07:00Z",
    hours: 79,
    gpus: 8,
    carbonBudgetKg: null,
    onBudget: "do-not-start",
    accounting: ["paper", "full"],
    switchSeconds: 0,
    resumeSeconds: 0,
    forecaster: AUTO,
    agentWeights: null,
    forecasterWeights: null,
    data: "auto",
  },
};
