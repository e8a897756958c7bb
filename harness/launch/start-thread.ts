import { Worker } from "node:worker_threads";
import { moduleBeside } from "./module-beside.ts";

/**
 * Starts the module `name` of the folder of the module that asks, in a thread of its own.
 *
 * @param from `import.meta.url` of the one that asks.
 * @param workerData what the module finds under that name; shared memory in it is shared.
 */
export function startThread(from: string, name: string, workerData: unknown): Worker {
  const url = moduleBeside(from, name);
  if (url.pathname.endsWith(".js")) return new Worker(url, { workerData });
  // A thread does not take a loader from the command line (Node 20), so it imports one itself.
  const transpiled = `import("tsx/esm/api").then((tsx) => tsx.tsImport("${url.href}", "${from}"))`;
  return new Worker(transpiled, { eval: true, workerData });
}
