import type { Ledger, LiveActivity } from "../carbon/index.ts";
import type { Scheduled, Simulation } from "../sim/index.ts";
import { IdleGpus } from "./idle-gpus.ts";

/** Work that holds one GPU. */
export interface Job {
  readonly architecture: number;
  /** GPU time still to do when it next runs, ms, overheads not counted; infinite while nobody knows. */
  remainingMs: number;
  /** The same as it was foretold, where that differs; below zero once it takes longer. */
  expectedMs?: number;
}

/** What a GPU is there for; `off`: it stands idle. */
export type Role = "training" | "sampling" | "off";

/** What a GPU can be at work on. */
export type Work = Exclude<LiveActivity, "idle">;

interface Gpu {
  readonly index: number;
  role: Role;
  job: Job | null;
  /** Its present work, or else its last: starting the other kind is a switch. Null before its first. */
  work: Work | null;
  startedMs: number;
  /** Switching and resuming time at the head of the current job. */
  overheadMs: number;
  end: Scheduled | null;
}

/** What a change of role or the resumption of a job costs, in GPU time charged as the work that follows. */
export interface ClusterCosts {
  /** A GPU that goes from sampling to training or back, ms. */
  readonly switchMs: number;
  /** Saving and reloading a paused job, charged when it resumes, ms. */
  readonly resumeMs: number;
}

/** What the cluster tells its owner. */
export interface ClusterListener {
  done(gpu: number, job: Job, work: Work): void;
  paused(gpu: number, job: Job): void;
  resumed(gpu: number, job: Job): void;
}

/** Priorities among events of one instant: completions first, then the control step, then the end. */
export const COMPLETION = 0;

/**
 * G identical GPUs. Each has a role and holds at most one job; a job holds exactly one GPU. Jobs that lose their GPU wait,
 * paused, and go on first come, first served on whichever training GPU is free.
 */
export class Cluster {
  readonly #simulation: Simulation;
  readonly #ledger: Ledger;
  readonly #costs: ClusterCosts;
  readonly #listener: ClusterListener;
  readonly #gpus: Gpu[];
  readonly #paused: Job[] = [];
  /** GPUs without a job, by role. */
  readonly #idle: Readonly<Record<Role, IdleGpus>>;

  constructor(options: {
    simulation: Simulation;
    ledger: Ledger;
    gpus: number;
    costs: ClusterCosts;
    listener: ClusterListener;
  }) {
    this.#simulation = options.simulation;
    this.#ledger = options.ledger;
    this.#costs = options.costs;
    this.#listener = options.listener;
    this.#gpus = Array.from({ length: options.gpus }, (_, index) => ({
      index,
      role: "off",
      job: null,
      work: null,
      startedMs: 0,
      overheadMs: 0,
      end: null,
    }));
    const { gpus } = options;
    this.#idle = { training: new IdleGpus(gpus), sampling: new IdleGpus(gpus), off: new IdleGpus(gpus) };
    for (const { index } of this.#gpus) this.#idle.off.add(index);
  }

  get paused(): readonly Job[] {
    return this.#paused;
  }

  /** GPUs at work, on whatever. */
  get busy(): number {
    const { training, sampling, off } = this.#idle;
    return this.#gpus.length - training.count - sampling.count - off.count;
  }

  /** GPUs that have a role. */
  count(role: Role): number {
    let count = 0;
    for (const gpu of this.#gpus) if (gpu.role === role) count++;
    return count;
  }

  /** Switching and resuming time that a job would start with on a GPU, ms. */
  overheadMs(index: number, work: Work, resumed: boolean): number {
    const { work: last } = this.#gpus[index];
    const switched = last !== null && last !== work;
    return (switched ? this.#costs.switchMs : 0) + (resumed ? this.#costs.resumeMs : 0);
  }

  /** What each job in training is expected to have still to do, ms, overheads included. */
  trainingLeftMs(): number[] {
    const left: number[] = [];
    for (const gpu of this.#gpus) {
      if (gpu.job === null || gpu.work !== "training") continue;
      const { expectedMs, remainingMs } = gpu.job;
      const endMs = gpu.startedMs + gpu.overheadMs + (expectedMs ?? remainingMs);
      left.push(Math.max(0, endMs - this.#simulation.nowMs));
    }
    return left;
  }

  /** GPUs at work, with what they do. */
  atWork(): { gpu: number; job: Job; work: Work }[] {
    return this.#gpus.flatMap(({ index, job, work }) =>
      job === null || work === null ? [] : [{ gpu: index, job, work }],
    );
  }

  /** First GPU of a role without a job; null when all are at work. */
  free(role: Role): number | null {
    return this.#idle[role].first();
  }

  /**
   * Gives roles; GPUs keep theirs where they can. Of the training GPUs to give up, idle ones go first, then those that
   * started last, whose jobs are paused. A GPU that is scoring finishes that candidate (seconds) before it turns.
   */
  assign(training: number, sampling: number): void {
    const keptTraining = this.#longestAtWork("training").slice(0, training);
    const keptSampling = this.#longestAtWork("sampling").slice(0, sampling);
    const kept = new Set([...keptTraining, ...keptSampling]);
    let trainers = training - keptTraining.length;
    let samplers = sampling - keptSampling.length;
    for (const gpu of this.#gpus) {
      if (kept.has(gpu)) continue;
      if (gpu.job !== null && gpu.work === "training") this.#pause(gpu);
      if (trainers > 0) {
        this.#turn(gpu, "training");
        trainers--;
      } else if (samplers > 0) {
        this.#turn(gpu, "sampling");
        samplers--;
      } else {
        this.#turn(gpu, "off");
      }
    }
  }

  /** Starts a job on a free GPU. @throws Error when the GPU is at work. */
  start(index: number, job: Job, work: Work): void {
    this.#begin(this.#gpus[index], job, work, false);
  }

  /** Resumes the job that was paused first on a free GPU. */
  resume(index: number): void {
    const job = this.#paused.shift();
    if (job === undefined) throw new Error("cluster: no paused job to resume");
    this.#begin(this.#gpus[index], job, "training", true);
    this.#listener.resumed(index, job);
  }

  #begin(gpu: Gpu, job: Job, work: Work, resumed: boolean): void {
    if (gpu.job !== null)
      throw new Error(`cluster: GPU ${gpu.index} is at work on architecture ${gpu.job.architecture}`);
    gpu.overheadMs = this.overheadMs(gpu.index, work, resumed);
    gpu.job = job;
    this.#idle[gpu.role].remove(gpu.index);
    gpu.work = work;
    gpu.startedMs = this.#simulation.nowMs;
    this.#ledger.turn(gpu.startedMs, "idle", work);
    if (!Number.isFinite(job.remainingMs)) return;
    gpu.end = this.#simulation.after(gpu.overheadMs + job.remainingMs, COMPLETION, () => {
      job.remainingMs = 0;
      this.#vacate(gpu);
      this.#listener.done(gpu.index, job, work);
    });
  }

  #pause(gpu: Gpu): void {
    const job = gpu.job as Job;
    // Overhead that was under way is lost; training time is not.
    const trainedMs = Math.max(0, this.#simulation.nowMs - gpu.startedMs - gpu.overheadMs);
    job.remainingMs -= trainedMs;
    if (job.expectedMs !== undefined) job.expectedMs -= trainedMs;
    if (gpu.end !== null) this.#simulation.cancel(gpu.end);
    this.#vacate(gpu);
    this.#paused.push(job);
    this.#listener.paused(gpu.index, job);
  }

  #vacate(gpu: Gpu): void {
    this.#ledger.turn(this.#simulation.nowMs, gpu.work as Work, "idle");
    gpu.job = null;
    gpu.end = null;
    this.#idle[gpu.role].add(gpu.index);
  }

  #turn(gpu: Gpu, role: Role): void {
    if (gpu.job === null) {
      this.#idle[gpu.role].remove(gpu.index);
      this.#idle[role].add(gpu.index);
    }
    gpu.role = role;
  }

  #longestAtWork(role: Role): Gpu[] {
    return this.#gpus
      .filter((gpu) => gpu.role === role)
      .toSorted((a, b) => {
        const idle = Number(a.job === null) - Number(b.job === null);
        return idle || (a.job === null ? 0 : a.startedMs - b.startedMs) || a.index - b.index;
      });
  }
}
