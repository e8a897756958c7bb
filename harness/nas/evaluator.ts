import { secondsToMs } from "../units/index.ts";
import type { Benchmark } from "./benchmark.ts";
import type { TableColumn } from "./table.ts";

/** A cheap way to judge an architecture without training it; run on a sampling GPU. */
export interface Sampler {
  readonly name: string;
  /** Stands in for the accuracy: higher is better. Accuracy in % for a supernet, a score without unit for zero-cost. */
  score(architecture: number): number;
  /** GPU time of one judgement, ms. */
  costMs(architecture: number): number;
  /** GPU time spent once, before the search, ms. */
  readonly setupMs: number;
}

/** How far a training run goes. Low fidelity stops after 12 of the 200 epochs and can be carried on from there. */
export const FIDELITIES = { training: 200, "low-fidelity": 12 } as const;
export type Fidelity = keyof typeof FIDELITIES;
export const FULL_EPOCHS = FIDELITIES.training;

export const SAMPLER_NAMES = ["one-shot", "few-shot", "naswot", "logsynflow"] as const;
export type SamplerName = (typeof SAMPLER_NAMES)[number];

/** One supernet evaluation costs about 7 % of one training epoch (measured on 1,000 architectures; docs/accounting.md). */
const SUPERNET_EVALUATION_EPOCHS = 0.07;
/** Single-path sampling: an epoch of the supernet costs a mean training epoch of the table. Epochs: few-shot-NAS repository. */
const SUPERNET_TRAINING_EPOCHS = { "one-shot": 600, "few-shot": 600 + 5 * 300 };

/** GPU time of training an architecture up to an epoch, ms; epochs cost the same each. */
export function trainingMsTo(benchmark: Benchmark, architecture: number, epochs: number): number {
  return Math.round((benchmark.trainingMs(architecture) * epochs) / FULL_EPOCHS);
}

/** CIFAR-10 accuracy (%) that training to a fidelity shows: test accuracy after 200 epochs, validation after 12. */
export const FIDELITY_COLUMNS: Readonly<Record<Fidelity, TableColumn>> = {
  training: "cifar10_test_200",
  "low-fidelity": "cifar10_val_12",
};

/** The named sampler over a benchmark. */
export function samplerOf(benchmark: Benchmark, name: SamplerName): Sampler {
  return name === "one-shot" || name === "few-shot" ? supernet(benchmark, name) : zeroCost(benchmark, name);
}

function supernet(benchmark: Benchmark, name: "one-shot" | "few-shot"): Sampler {
  const scores = benchmark.table.columns[name === "one-shot" ? "oneshot_acc" : "fewshot_acc"];
  const { size } = benchmark.space;
  let totalMs = 0;
  for (let i = 0; i < size; i++) totalMs += benchmark.trainingMs(i);
  const meanEpochMs = totalMs / size / FULL_EPOCHS;
  return {
    name,
    score: (architecture) => scores[architecture],
    costMs: (architecture) => trainingMsTo(benchmark, architecture, SUPERNET_EVALUATION_EPOCHS),
    setupMs: Math.round(SUPERNET_TRAINING_EPOCHS[name] * meanEpochMs),
  };
}

function zeroCost(benchmark: Benchmark, name: "naswot" | "logsynflow"): Sampler {
  const scores = benchmark.table.columns[name];
  const seconds = benchmark.table.columns[name === "naswot" ? "naswot_s" : "logsynflow_s"];
  return {
    name,
    score: (architecture) => scores[architecture],
    costMs: (architecture) => secondsToMs(seconds[architecture]),
    setupMs: 0,
  };
}
