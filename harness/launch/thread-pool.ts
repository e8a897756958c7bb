import { Piscina } from "piscina";

/** A module that threads load: its default export takes a task, has `workerData` at hand, and returns what comes of it. */
export interface ThreadModule {
  readonly url: URL;
  /** Shared memory in it is shared. */
  readonly workerData: unknown;
  readonly workers: number;
}

/** Threads that wait for tasks. */
export interface ThreadPool<Task, Result> {
  /** Does a task in the next thread that is free. Rejects when it throws, or when its thread ends. */
  run(task: Task): Promise<Result>;
  /** Ends every thread; what they had not finished is rejected. */
  close(): Promise<void>;
}

/** Starts the threads at once. */
export function openThreadPool<Task, Result>({
  url,
  workerData,
  workers,
}: ThreadModule): ThreadPool<Task, Result> {
  const pool = new Piscina<Task, Result>({
    filename: url.href,
    workerData,
    minThreads: workers,
    maxThreads: workers,
    // Sources need a loader, which a thread does not have from a test's process.
    ...(url.pathname.endsWith(".ts") ? { execArgv: ["--import", "tsx"] } : {}),
    // What a task leaves behind is short-lived: little room for it costs no time, and memory shrinks by a tenth.
    // The other limit is many times what a run needs (15 MB): under it V8 lets a heap grow by less than half between two
    // collections, and fourfold where there is none.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 },
  });
  return { run: (task) => pool.run(task), close: () => pool.destroy() };
}
