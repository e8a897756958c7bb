import type { Method, MethodDefinition } from "../../harness/method/index.ts";
import type { SamplerName } from "../../harness/nas/index.ts";

/** A method that does as told in a test, and nothing where it was told nothing. */
export function scripted(told: Partial<Method>, sampler: SamplerName | null = null): MethodDefinition {
  return {
    name: "scripted",
    summary: "as told",
    bound: false,
    sampler,
    minGpus: 1,
    build: () => ({
      allocate: ({ gpus }) => ({ training: gpus, sampling: 0 }),
      train: () => null,
      sample: () => null,
      finished: () => false,
      ...told,
    }),
  };
}
