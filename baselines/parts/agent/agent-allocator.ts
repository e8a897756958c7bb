import type { Allocator, Observation } from "../../../harness/method/index.ts";

/** Says how many GPUs train, 1 to all of them, in answer to what is seen. */
export interface Policy {
  trainingGpus(observation: Observation): number;
}

/** Splits the GPUs as a policy says; those that do not train sample. */
export function agentAllocator(policy: Policy): Allocator {
  return {
    allocate(observation) {
      const training = policy.trainingGpus(observation);
      return { training, sampling: observation.gpus - training };
    },
  };
}
