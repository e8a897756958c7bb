import { setImmediate as nextTurn } from "node:timers/promises";
import { Piscina } from "piscina";
import { runKeyText, type RunLog } from "../record/index.ts";
import type { RunSpec } from "./run-spec.ts";

/** A run that threw: the others go on. */
export interface RunFailure {
  readonly spec: RunSpec;
  readonly error: Error;
}

export interface Execution {
  /** Sorted by run key, whatever the order in which they ended. */
  readonly logs: readonly RunLog[];
  readonly failures: readonly RunFailure[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Does one run. */
export type Runner = (spec: RunSpec) => RunLog | Promise<RunLog>;

/** A module that threads load: its default export takes `{ spec }` plus `workerData` and returns the log. */
export interface ThreadModule {
  readonly url: URL;
  readonly workerData: unknown;
  readonly workers: number;
}

/** Does all runs in this thread, one after the other. */
export async function executeInline(
  specs: readonly RunSpec[],
  runner: Runner,
  onProgress: (progress: Progress) => void,
): Promise<Execution> {
  return collect(specs, onProgress, async (each) => {
    for (const spec of specs) {
      await each(spec, async () => runner(spec));
      // Lets a progress bar draw and an interrupt come through.
      await nextTurn();
    }
  });
}

/** Does all runs in worker threads: the same bytes as inline, in less time. */
export async function executeInThreads(
  specs: readonly RunSpec[],
  { url, workerData, workers }: ThreadModule,
  onProgress: (progress: Progress) => void,
): Promise<Execution> {
  const pool = new Piscina({
    filename: url.href,
    workerData,
    minThreads: workers,
    maxThreads: workers,
  });
  try {
    return await collect(specs, onProgress, async (each) => {
      await Promise.all(specs.map((spec) => each(spec, () => pool.run(spec) as Promise<RunLog>)));
    });
  } finally {
    await pool.destroy();
  }
}

async function collect(
  specs: readonly RunSpec[],
  onProgress: (progress: Progress) => void,
  doAll: (each: (spec: RunSpec, run: () => Promise<RunLog>) => Promise<void>) => Promise<void>,
): Promise<Execution> {
  const logs: RunLog[] = [];
  const failures: RunFailure[] = [];
  await doAll(async (spec, run) => {
    try {
      logs.push(await run());
    } catch (error) {
      failures.push({ spec, error: error instanceof Error ? error : new Error(String(error)) });
    }
    onProgress({ done: logs.length + failures.length, total: specs.length });
  });
  const byKey = (a: RunLog, b: RunLog): number => (runKeyText(a.key) < runKeyText(b.key) ? -1 : 1);
  return { logs: logs.toSorted(byKey), failures };
}
