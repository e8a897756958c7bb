import { parentPort, workerData } from "node:worker_threads";
import { Batches } from "./batches.ts";
import type { BatchAnswer, BatchRequest, PrefetchTask } from "./prefetched-batches.ts";

const { set, plan } = workerData as PrefetchTask;
const batches = new Batches(set, plan);

parentPort?.on("message", (request: BatchRequest) => {
  try {
    const batch = batches.batch(request.epoch, request.number);
    const answer: BatchAnswer = { ...request, batch };
    parentPort?.postMessage(answer, [batch.pixels.buffer as ArrayBuffer, batch.labels.buffer as ArrayBuffer]);
  } catch (error) {
    const answer: BatchAnswer = { ...request, fault: (error as Error).message };
    parentPort?.postMessage(answer);
  }
});
