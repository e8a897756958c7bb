import { workerData } from "node:worker_threads";
import type { RunLog } from "../../harness/record/index.ts";
import type { RunSpec, Runner } from "../../harness/run/index.ts";
import type { Cell } from "./cell.ts";
import { runnerOfCells, truthsIn } from "../setting/compose.ts";
import { loadData } from "../load-data.ts";

/** What a thread needs to build the same worlds as the main thread; the kind of data is settled. */
export interface WorkerData {
  readonly cells: readonly Cell[];
  readonly kind: "real" | "sample";
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
}

let runner: Promise<Runner> | null = null;

/** Does one run; data is loaded once for each thread, from the cache that the main thread filled. */
export default async function run(spec: RunSpec): Promise<RunLog> {
  runner ??= prepare(workerData as WorkerData);
  return (await runner)(spec);
}

async function prepare({ cells, kind, mirror, cache }: WorkerData): Promise<Runner> {
  const traces = [...new Set(cells.map(({ setting }) => setting.trace))];
  return runnerOfCells(cells, truthsIn(await loadData(kind, traces, { mirror, cache })));
}
