import type { Allocation, MethodDefinition, Training } from "../method/index.ts";
import { FIDELITIES, type Evaluations } from "../nas/index.ts";
import type { Knowledge } from "./knowledge.ts";

/** A method broke the rules: its fault, never something to mend in silence. */
export class IllegalDecisionError extends Error {
  override readonly name = "IllegalDecisionError";

  constructor(method: { readonly name: string }, what: string, expected: string) {
    super(`method ${method.name}: ${what}; expected: ${expected}`);
  }
}

interface Rules {
  readonly method: MethodDefinition;
  readonly evaluations: Evaluations;
}

/** @throws IllegalDecisionError unless both are integers >= 0 and their sum is at most `gpus`. */
export function checkAllocation(allocation: Allocation, gpus: number, method: MethodDefinition): void {
  const { training, sampling } = allocation;
  const whole = Number.isInteger(training) && Number.isInteger(sampling) && training >= 0 && sampling >= 0;
  if (!whole || training + sampling > gpus) {
    throw new IllegalDecisionError(
      method,
      `allocated ${training} training and ${sampling} sampling GPUs`,
      `integers from 0, together at most ${gpus}`,
    );
  }
}

/** @throws IllegalDecisionError when the architecture is unknown, or trained that far already. */
export function checkTraining(
  training: Training,
  knowledge: Knowledge,
  { method, evaluations }: Rules,
): void {
  const { architecture, fidelity } = training;
  checkIndex(architecture, evaluations, method);
  if (knowledge.epochsOf(architecture) >= FIDELITIES[fidelity]) {
    throw new IllegalDecisionError(
      method,
      `asked to train architecture ${architecture} to ${FIDELITIES[fidelity]} epochs again`,
      "one that is not taken",
    );
  }
}

/** @throws IllegalDecisionError when the architecture is unknown or already scored. */
export function checkSample(
  architecture: number,
  knowledge: Knowledge,
  { method, evaluations }: Rules,
): void {
  checkIndex(architecture, evaluations, method);
  if (knowledge.isScored(architecture)) {
    throw new IllegalDecisionError(
      method,
      `asked to score architecture ${architecture} again`,
      "one not yet scored",
    );
  }
}

function checkIndex(architecture: number, { space }: Evaluations, method: MethodDefinition): void {
  if (!Number.isInteger(architecture) || architecture < 0 || architecture >= space.size) {
    throw new IllegalDecisionError(
      method,
      `named architecture ${architecture}`,
      `an index from 0 to ${space.size - 1}`,
    );
  }
}
