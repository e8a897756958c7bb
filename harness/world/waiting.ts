import type { Cluster, Work } from "../cluster/index.ts";

/** What a search stands at when it has come as far as answers are known. */
export interface WorldWaiting {
  /** Since the start of the search, ms. */
  readonly timeMs: number;
  /** Initial architectures that must be trained before it starts. */
  readonly initial: readonly number[];
  /** GPUs at work; `isKnown`: the answer is there already, and its time has not come. */
  readonly running: readonly {
    readonly gpu: number;
    readonly work: Work;
    readonly architecture: number;
    readonly isKnown: boolean;
  }[];
  /** Architectures whose training lost its GPU, in the order in which they go on. */
  readonly paused: readonly number[];
}

export function waitingForInitial(initial: readonly number[]): WorldWaiting {
  return { timeMs: 0, initial, running: [], paused: [] };
}

export function waitingNow(timeMs: number, cluster: Cluster): WorldWaiting {
  const running = cluster.atWork().map(({ gpu, job, work }) => ({
    gpu,
    work,
    architecture: job.architecture,
    isKnown: Number.isFinite(job.remainingMs),
  }));
  return { timeMs, initial: [], running, paused: cluster.paused.map(({ architecture }) => architecture) };
}
