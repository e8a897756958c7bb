import type { EvaluationJob, Evaluator, JobEnd, JobListener, RunningJob } from "./evaluator.ts";
import type { Hello, Report } from "./protocol.ts";
import { PATIENCE, TrainerProcess, type Patience, type TrainerCommand } from "./trainer-process.ts";

/** Trainers of a pool, one for each device. */
export interface PoolOptions {
  readonly trainers: readonly TrainerCommand[];
  /** How often a job is tried again from its checkpoint after its trainer crashed or said that it may. */
  readonly retries?: number;
  readonly patience?: Patience;
}

const RETRIES = 2;

/** One place where a job can run: its trainer, started anew after a crash. */
interface Slot {
  readonly command: TrainerCommand;
  readonly patience: Patience;
  process: TrainerProcess | null;
  busy: boolean;
}

/** A job that waits for a device or is at work on one. */
interface Entry extends RunningJob {
  readonly listener: JobListener;
  readonly finish: (end: JobEnd) => void;
  resume: boolean;
  wanted: "run" | "pause" | "stop";
  /** Where it is at work; null while it waits. */
  at: TrainerProcess | null;
  attempts: number;
  /** Epochs that are known to be done. */
  epoch: number;
}

/**
 * Runs jobs on several trainers, first come, first served. A trainer that crashes, or hangs and is killed, takes only its own job down, which is tried
 * again from its checkpoint, on whichever device is free first.
 */
export class TrainerPool implements Evaluator {
  readonly #slots: readonly Slot[];
  readonly #retries: number;
  readonly #waiting: Entry[] = [];
  #closed = false;

  constructor({ trainers, retries = RETRIES, patience = PATIENCE }: PoolOptions) {
    this.#slots = trainers.map((command) => ({ command, patience, process: null, busy: false }));
    this.#retries = retries;
  }

  async devices(): Promise<readonly Hello[]> {
    return Promise.all(this.#slots.map((slot) => processOf(slot).hello));
  }

  start(job: EvaluationJob, resume: boolean, listener: JobListener): RunningJob {
    let finish: Entry["finish"] = () => {};
    const ended = new Promise<JobEnd>((resolve) => (finish = resolve));
    const entry: Entry = {
      job,
      ended,
      listener,
      finish,
      resume,
      wanted: "run",
      at: null,
      attempts: 0,
      epoch: 0,
      pause: () => this.#ask(entry, "pause"),
      stop: () => this.#ask(entry, "stop"),
    };
    this.#waiting.push(entry);
    this.#dispatch();
    return entry;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const entry of this.#waiting.splice(0)) entry.finish({ how: "stopped" });
    await Promise.all(this.#slots.map(({ process }) => process?.close()));
  }

  #ask(entry: Entry, wanted: "pause" | "stop"): void {
    entry.wanted = wanted;
    if (entry.at !== null) return entry.at.send({ type: wanted, job: entry.job.id });
    const place = this.#waiting.indexOf(entry);
    if (place === -1) return;
    this.#waiting.splice(place, 1);
    entry.finish(interrupted(entry));
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      if (slot.busy) continue;
      const entry = this.#waiting.shift();
      if (entry === undefined) return;
      slot.busy = true;
      void this.#runOn(slot, entry).then(() => {
        slot.busy = false;
        this.#dispatch();
      });
    }
  }

  /** Runs one attempt of a job; one that may go well another time waits again, before all others. */
  async #runOn(slot: Slot, entry: Entry): Promise<void> {
    entry.attempts++;
    const attempt = await attemptOn(slot, entry);
    entry.at = null;
    if (attempt.how !== "failed") return entry.finish(attempt);
    const { again, cause, reason } = attempt;
    if (this.#closed) return entry.finish({ how: "stopped" });
    if (!again || entry.attempts > this.#retries) {
      return entry.finish({ how: "failed", cause, reason });
    }
    entry.listener.onNote?.(`${reason}; tried again from its checkpoint`);
    if (entry.wanted !== "run") return entry.finish(interrupted(entry));
    entry.resume = true;
    this.#waiting.unshift(entry);
  }
}

type Failed = Extract<JobEnd, { how: "failed" }>;
type Attempt = Exclude<JobEnd, Failed> | (Failed & { readonly again: boolean });

async function attemptOn(slot: Slot, entry: Entry): Promise<Attempt> {
  const trainer = processOf(slot);
  try {
    await trainer.hello;
  } catch (error) {
    slot.process = null;
    return crash((error as Error).message);
  }
  const attempt = await new Promise<Attempt>((resolve) => {
    const onEnd = (reason: string): void => {
      slot.process = null;
      resolve(crash(reason));
    };
    const onReport = (report: Report): void => {
      if ("job" in report && report.job !== entry.job.id) return;
      const attempt = heard(report, entry);
      if (attempt !== null) resolve(attempt);
    };
    trainer.listen(onReport, onEnd);
    entry.at = trainer;
    trainer.beginJob(entry.job.id);
    entry.listener.onDevice?.();
    const { id, task, checkpoint } = entry.job;
    trainer.send({ type: "start", job: id, task, checkpoint, resume: entry.resume });
    // Asked while the trainer was starting.
    if (entry.wanted !== "run") trainer.send({ type: entry.wanted, job: id });
  });
  trainer.endJob();
  entry.listener.onDeviceLost?.();
  return attempt;
}

/** What a report says of a job's end; null while it goes on. */
function heard(report: Report, entry: Entry): Attempt | null {
  switch (report.type) {
    case "epoch":
      entry.epoch = report.epoch;
      entry.listener.onEpoch?.(report);
      return null;
    case "note":
      entry.listener.onNote?.(report.message);
      return null;
    case "paused":
      return { how: "paused", epoch: report.epoch };
    case "stopped":
      return { how: "stopped" };
    case "finished": {
      const { testAccuracyPct, confusion = null } = report;
      return { how: "finished", testAccuracyPct, confusion };
    }
    case "failed": {
      const { reason: cause, message, again } = report;
      return { how: "failed", cause, reason: `${cause}: ${message}`, again };
    }
    case "hello":
    case "started":
    case "working":
      return null;
  }
}

function crash(reason: string): Attempt {
  return { how: "failed", cause: "crash", reason, again: true };
}

function interrupted({ wanted, epoch }: Entry): JobEnd {
  return wanted === "pause" ? { how: "paused", epoch } : { how: "stopped" };
}

function processOf(slot: Slot): TrainerProcess {
  slot.process ??= new TrainerProcess(slot.command, slot.patience);
  return slot.process;
}
