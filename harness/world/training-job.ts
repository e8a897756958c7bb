import type { Job } from "../cluster/index.ts";
import type { Training } from "../method/index.ts";
import { FIDELITIES, FIDELITY_COLUMNS, trainingMsTo, type Benchmark, type Fidelity } from "../nas/index.ts";
import type { Knowledge } from "./knowledge.ts";

export interface TrainingJob extends Job {
  readonly fidelity: Fidelity;
}

/** The training that a decision asks for; epochs already done at low fidelity are not done again. */
export function trainingJob(
  { architecture, fidelity }: Training,
  benchmark: Benchmark,
  knowledge: Knowledge,
): TrainingJob {
  const doneMs = trainingMsTo(benchmark, architecture, knowledge.epochsOf(architecture));
  const remainingMs = trainingMsTo(benchmark, architecture, FIDELITIES[fidelity]) - doneMs;
  return { architecture, fidelity, remainingMs };
}

/** Losses as a training that stopped early shows them. */
export function lowFidelityLosses(benchmark: Benchmark, architecture: number, fidelity: Fidelity): number[] {
  return judgedLosses(
    benchmark,
    architecture,
    benchmark.table.columns[FIDELITY_COLUMNS[fidelity]][architecture],
  );
}

/** Losses with a cheap judgement in the place of the accuracy, the first objective; hardware is measured, not guessed. */
export function judgedLosses(benchmark: Benchmark, architecture: number, score: number): number[] {
  const losses = benchmark.losses(architecture);
  losses[0] = -score;
  return losses;
}
