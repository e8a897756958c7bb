import type { Allocator } from "../../../harness/method/index.ts";

/** Every GPU samples until `samples` architectures are scored, then every GPU trains. */
export function sampleThenTrain(samples: number): Allocator {
  return {
    allocate: ({ gpus, scored }) =>
      scored.length < samples ? { training: 0, sampling: gpus } : { training: gpus, sampling: 0 },
  };
}
