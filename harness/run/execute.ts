import { setImmediate as nextTurn } from "node:timers/promises";
import { Piscina } from "piscina";
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

/** A module that threads load: its default export takes a spec, has `workerData` at hand, and returns the log. */
export interface ThreadModule {
  readonly url: URL;
  readonly workerData: unknown;
  readonly workers: number;
}

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
  { url, workerData, workers }: ThreadModule,
  onProgress: (progress: Progress) => void,
): AsyncGenerator<Execution> {
  const tell = counter(batches, onProgress);
  const pool = new Piscina({
    filename: url.href,
    workerData,
    minThreads: workers,
    maxThreads: workers,
    // What a run leaves behind is short-lived: little room for it costs no time, and memory shrinks by a tenth.
    // The other limit is many times what a run needs (15 MB): under it V8 lets a heap grow by less than half between two
    // collections, and fourfold where there is none.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 },
  });
  const start = (batch: Batch): Promise<RunEnd[]> =>
    Promise.all(
      batch.map(async (spec) => {
        const end = await endOf(spec, () => pool.run(spec) as Promise<RunLog>);
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
        if (started.length + waiting.length === 0) await pool.destroy();
        yield execution;
        started.push(...waiting.splice(0, 1).map(start));
      }
    } finally {
      await pool.destroy();
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
