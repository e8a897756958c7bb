import { setImmediate as nextTurn } from "node:timers/promises";
import { openThreadPool, type ThreadModule } from "../launch/index.ts";
import { runKeyText, type RunLog } from "../record/index.ts";
import type { RunSpec } from "./run-spec.ts";

/** A run that threw: the others go on. */
export interface RunFailure {
  readonly spec: RunSpec;
  readonly error: Error;
}

/** What came of one batch. */
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

/** Runs that are wanted together: those of one setting. */
export type Batch = readonly RunSpec[];

/** Batches that threads work on at once. Few, since the logs of a batch that is not yet taken are held in memory. */
const AHEAD = 4;

/** Does all runs in this thread, one after the other; gives each batch when it is whole, in order. */
export async function* executeInline(
  batches: readonly Batch[],
  runner: Runner,
  onProgress: (progress: Progress) => void,
): AsyncGenerator<Execution> {
  const tell = counter(batches, onProgress);
  for (const batch of batches) {
    const ends: RunEnd[] = [];
    for (const spec of batch) {
      ends.push(await endOf(spec, async () => runner(spec)));
      tell();
      // Lets a progress bar draw and an interrupt come through.
      await nextTurn();
    }
    yield executionOf(ends);
  }
}

/** Does all runs in one pool of worker threads, which start at once: the same bytes as inline, in less time. */
export function executeInThreads(
  batches: readonly Batch[],
  module: ThreadModule,
  onProgress: (progress: Progress) => void,
): AsyncGenerator<Execution> {
  const tell = counter(batches, onProgress);
  const pool = openThreadPool<RunSpec, RunLog>(module);
  const start = (batch: Batch): Promise<RunEnd[]> =>
    Promise.all(
      batch.map(async (spec) => {
        const end = await endOf(spec, () => pool.run(spec));
        tell();
        return end;
      }),
    );
  const waiting = [...batches];
  const started = waiting.splice(0, AHEAD).map(start);
  const inOrder = async function* (): AsyncGenerator<Execution> {
    try {
      for (let next = started.shift(); next !== undefined; next = started.shift()) {
        const execution = executionOf(await next);
        // What is made of the last batch needs the memory that the threads hold.
        if (started.length + waiting.length === 0) await pool.close();
        yield execution;
        started.push(...waiting.splice(0, 1).map(start));
      }
    } finally {
      await pool.close();
    }
  };
  return inOrder();
}

type RunEnd = RunLog | RunFailure;

async function endOf(spec: RunSpec, run: () => Promise<RunLog>): Promise<RunEnd> {
  try {
    return await run();
  } catch (error) {
    return { spec, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function executionOf(ends: readonly RunEnd[]): Execution {
  const logs = ends.filter((end): end is RunLog => !("error" in end));
  const byKey = (a: RunLog, b: RunLog): number => (runKeyText(a.key) < runKeyText(b.key) ? -1 : 1);
  return {
    logs: logs.toSorted(byKey),
    failures: ends.filter((end): end is RunFailure => "error" in end),
  };
}

/** Tells of one more run that has ended. */
function counter(batches: readonly Batch[], onProgress: (progress: Progress) => void): () => void {
  const total = batches.reduce((sum, batch) => sum + batch.length, 0);
  let done = 0;
  return () => onProgress({ done: ++done, total });
}
