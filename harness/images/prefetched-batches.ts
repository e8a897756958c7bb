import { inSharedMemory, startThread } from "../launch/index.ts";
import type { BatchSource } from "./batch-source.ts";
import { noSuchBatch, type BatchPlan, type ImageBatch } from "./batches.ts";
import type { ImageSet } from "./image-set.ts";

/** What a batch is known by. */
export interface BatchRequest {
  readonly epoch: number;
  readonly number: number;
}

/** What the worker answers: the batch of a request, or why there is none. */
export type BatchAnswer = BatchRequest & ({ readonly batch: ImageBatch } | { readonly fault: string });

/** What the worker is started with. */
export interface PrefetchTask {
  readonly set: ImageSet;
  readonly plan: BatchPlan;
}

/** A batch that is being made, or is made and not yet read. */
interface Expected {
  readonly promise: Promise<ImageBatch>;
  readonly resolve: (batch: ImageBatch) => void;
  readonly reject: (error: Error) => void;
  /** Whether somebody waits for it; else it is made ahead. */
  read: boolean;
}

/**
 * Batches made in a worker thread, some steps ahead of who reads them in order; the pixels lie in memory that both see.
 * The same batches as {@link inlineBatches}, from whichever one reading starts.
 *
 * @param ahead batches that are made before they are asked for.
 */
export function prefetchedBatches(set: ImageSet, plan: BatchPlan, ahead = 3): BatchSource {
  const task: PrefetchTask = { set: { ...set, pixels: inSharedMemory(set.pixels) }, plan };
  const worker = startThread(import.meta.url, "prefetch-worker", task);
  const perEpoch = Math.ceil(set.count / plan.batchSize);
  const expected = new Map<string, Expected>();
  let fault: Error | null = null;

  const fail = (error: Error): void => {
    fault ??= error;
    for (const { reject } of expected.values()) reject(fault);
  };
  worker.on("message", (answer: BatchAnswer) => {
    const entry = expected.get(keyOf(answer));
    if ("fault" in answer) entry?.reject(new Error(answer.fault));
    else entry?.resolve(answer.batch);
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`the thread that prepares images ended (exit code ${code})`)));

  const expect = (wanted: BatchRequest): Expected => {
    const key = keyOf(wanted);
    const entry = expected.get(key) ?? newlyExpected();
    if (!expected.has(key)) worker.postMessage(wanted);
    expected.set(key, entry);
    return entry;
  };
  return {
    perEpoch,
    async batch(epoch, number) {
      if (fault !== null) throw fault;
      if (!(number >= 0 && number < perEpoch)) throw noSuchBatch(set, number, perEpoch);
      const window = windowFrom({ epoch, number }, ahead + 1, perEpoch);
      const keys = new Set(window.map(keyOf));
      // What a reader who jumped left behind.
      for (const [key, { read }] of expected) if (!read && !keys.has(key)) expected.delete(key);
      const [wanted] = window.map(expect);
      wanted.read = true;
      return wanted.promise.finally(() => expected.delete(keyOf({ epoch, number })));
    },
    async close() {
      await worker.terminate();
    },
  };
}

function newlyExpected(): Expected {
  let resolve: Expected["resolve"] = () => {};
  let reject: Expected["reject"] = () => {};
  const promise = new Promise<ImageBatch>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  // Nobody may ever read what was made ahead.
  promise.catch(() => undefined);
  return { promise, resolve, reject, read: false };
}

/** A batch and those that follow it. */
function windowFrom(first: BatchRequest, length: number, perEpoch: number): BatchRequest[] {
  return Array.from({ length }, (_, i) => {
    const number = first.number + i;
    return { epoch: first.epoch + Math.floor(number / perEpoch), number: number % perEpoch };
  });
}

function keyOf({ epoch, number }: BatchRequest): string {
  return `${epoch}/${number}`;
}
