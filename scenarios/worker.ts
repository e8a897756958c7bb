import { workerData } from "node:worker_threads";
import type { RunLog } from "../harness/record/index.ts";
import type { RunSpec, Runner } from "../harness/run/index.ts";
import { runnerOf, truthsOf } from "./compose.ts";
import { loadData } from "./load-data.ts";
import type { Setting } from "./setting.ts";

/** What a thread needs to build the same worlds as the main thread; its `data` kind is settled. */
export interface WorkerData {
  readonly setting: Setting;
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
}

let runner: Promise<Runner> | null = null;

/** Does one run; data is loaded once for each thread, from the cache that the main thread filled. */
export default async function run(spec: RunSpec): Promise<RunLog> {
  runner ??= prepare(workerData as WorkerData);
  return (await runner)(spec);
}

async function prepare({ setting, mirror, cache }: WorkerData): Promise<Runner> {
  const { table, trace } = await loadData(setting.data, setting.trace, { mirror, cache });
  return runnerOf(setting, truthsOf(setting, table, trace));
}
