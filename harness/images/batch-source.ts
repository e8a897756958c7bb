import { Batches, type BatchPlan, type ImageBatch } from "./batches.ts";
import type { ImageSet } from "./image-set.ts";

/** Where training gets its batches from. */
export interface BatchSource {
  readonly perEpoch: number;
  /** A batch by its epoch and number; the same whoever makes it. */
  batch(epoch: number, number: number): Promise<ImageBatch>;
  close(): Promise<void>;
}

/** Batches made when they are asked for, in this thread. */
export function inlineBatches(set: ImageSet, plan: BatchPlan): BatchSource {
  const batches = new Batches(set, plan);
  return {
    perEpoch: batches.perEpoch,
    batch: async (epoch, number) => batches.batch(epoch, number),
    close: async () => {},
  };
}
