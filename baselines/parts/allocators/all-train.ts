import type { Allocator } from "../../../harness/method/index.ts";

/** Every GPU trains, always. */
export const allTrain: Allocator = { allocate: ({ gpus }) => ({ training: gpus, sampling: 0 }) };
