import type { Allocator } from "../../../harness/method/index.ts";

/** A fixed number of GPUs train, the rest sample. */
export function fixedSplit(training: number): Allocator {
  return { allocate: ({ gpus }) => ({ training, sampling: gpus - training }) };
}
