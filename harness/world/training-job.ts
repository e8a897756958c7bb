import type { Job } from "../cluster/index.ts";
import type { Training } from "../method/index.ts";
import type { Evaluations, Fidelity } from "../nas/index.ts";

export interface TrainingJob extends Job {
  readonly fidelity: Fidelity;
}

/** The training that a decision asks for; what was done before at low fidelity is not done again. */
export function trainingJob(
  { architecture, fidelity }: Training,
  evaluations: Evaluations,
  done: Fidelity | null,
): TrainingJob {
  const costMs = evaluations.trainingMs(architecture, fidelity) ?? Number.POSITIVE_INFINITY;
  const doneMs = done === null ? 0 : (evaluations.trainingMs(architecture, done) ?? 0);
  const expectedDoneMs = done === null ? 0 : evaluations.expectedMs(architecture, done);
  return {
    architecture,
    fidelity,
    remainingMs: costMs - doneMs,
    expectedMs: evaluations.expectedMs(architecture, fidelity) - expectedDoneMs,
  };
}

/** What a job has still to do, ms; as it was foretold, where nobody knows. */
export function foretoldMs({ remainingMs, expectedMs = 0 }: Job): number {
  return Number.isFinite(remainingMs) ? remainingMs : Math.max(0, expectedMs);
}
