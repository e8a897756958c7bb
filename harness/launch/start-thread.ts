import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Starts the module `name` of the folder of the module that asks, in a thread of its own: built code starts built code, and
 * sources that are run as they are (tests, benches) start sources.
 *
 * @param from `import.meta.url` of the one that asks.
 * @param workerData what the module finds under that name; shared memory in it is shared.
 */
export function startThread(from: string, name: string, workerData: unknown): Worker {
  const extension = extname(new URL(from).pathname);
  const url = new URL(`./${name}${extension}`, from);
  if (extension === ".js") return new Worker(url, { workerData });
  // A thread does not take a loader from the command line (Node 20), so it imports one itself.
  const transpiled = `import("tsx/esm/api").then((tsx) => tsx.tsImport("${url.href}", "${from}"))`;
  return new Worker(transpiled, { eval: true, workerData });
}
