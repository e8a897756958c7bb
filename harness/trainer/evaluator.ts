import type { EpochReport, Hello, Report, Task } from "./protocol.ts";

/** Work for an evaluator. */
export interface EvaluationJob {
  /** Unique among the jobs of an evaluator. */
  readonly id: string;
  readonly task: Task;
  /** File of its own, by which it goes on after a pause or a crash, on whichever device. */
  readonly checkpoint: string;
}

/**
 * Why a job failed, as its trainer says, or `crash`: its trainers ended or hung each time. Only `nan` tells of the network; all
 * others of the trainer, its device or its data.
 */
export type FailureCause = Extract<Report, { type: "failed" }>["reason"] | "crash";

/** How a job ended. */
export type JobEnd =
  | {
      readonly how: "finished";
      readonly testAccuracyPct: number;
      readonly confusion: readonly (readonly number[])[] | null;
    }
  | { readonly how: "paused"; readonly epoch: number }
  | { readonly how: "stopped" }
  | { readonly how: "failed"; readonly cause: FailureCause; readonly reason: string };

/** Who is told of a job while it runs. */
export interface JobListener {
  /** It has a device: at its start, and again at each new try. */
  onDevice?(): void;
  /** It has none any more: at its end, however it came, and before a new try. */
  onDeviceLost?(): void;
  onEpoch?(epoch: EpochReport): void;
  /** Something went another way than expected: a crash, a smaller batch. */
  onNote?(note: string): void;
}

/** A job that was started. */
export interface RunningJob {
  readonly job: EvaluationJob;
  /** Never rejects. */
  readonly ended: Promise<JobEnd>;
  /** Writes a checkpoint and lets the device go; `ended` then says `paused`. A job that is just finishing finishes. */
  pause(): void;
  /** Drops the job. */
  stop(): void;
}

/** What trains and scores architectures for real. A table answers at once; this takes its time. */
export interface Evaluator {
  /** The devices that work at once, as their trainers describe them. */
  devices(): Promise<readonly Hello[]>;
  /** Starts a job on the first device that is free, or goes on with it from its checkpoint. */
  start(job: EvaluationJob, resume: boolean, listener: JobListener): RunningJob;
  /** Ends the devices' processes; what runs is stopped. */
  close(): Promise<void>;
}
