import type { Clock } from "../../harness/live/index.ts";
import type {
  EvaluationJob,
  Evaluator,
  JobEnd,
  JobListener,
  RunningJob,
} from "../../harness/trainer/index.ts";

/** What a job comes to in all. */
export interface Outcome {
  readonly ms: number;
  readonly testAccuracyPct: number;
}

interface FakeJob extends RunningJob {
  readonly listener: JobListener;
  readonly outcome: Outcome;
  finish(end: JobEnd): void;
  startedMs: number;
}

/** An evaluator that does nothing, in time that passes when it is waited for; and that clock. */
export class FakeEvaluator implements Evaluator, Clock {
  readonly started: { readonly id: string; readonly resume: boolean }[] = [];
  readonly #outcome: (job: EvaluationJob) => Outcome;
  readonly #running = new Set<FakeJob>();
  /** Time that is still to do for jobs that were paused, ms. */
  readonly #leftMs = new Map<string, number>();
  #nowMs = 1000;
  /** Jobs whose end is not on record yet, those that run included. */
  unsettled: () => number = () => 0;

  constructor(outcome: (job: EvaluationJob) => Outcome) {
    this.#outcome = outcome;
  }

  async devices(): Promise<[]> {
    return [];
  }

  start(job: EvaluationJob, resume: boolean, listener: JobListener): RunningJob {
    this.started.push({ id: job.id, resume });
    let finish: FakeJob["finish"] = () => {};
    const ended = new Promise<JobEnd>((resolve) => (finish = resolve));
    const running: FakeJob = {
      job,
      ended,
      listener,
      outcome: this.#outcome(job),
      startedMs: this.#nowMs,
      finish: (end) => {
        this.#running.delete(running);
        listener.onDeviceLost?.();
        finish(end);
      },
      pause: () => {
        this.#leftMs.set(job.id, this.#endMs(running) - this.#nowMs);
        running.finish({ how: "paused", epoch: 0 });
      },
      stop: () => running.finish({ how: "stopped" }),
    };
    if (!resume) this.#leftMs.delete(job.id);
    this.#running.add(running);
    listener.onDevice?.();
    return running;
  }

  async close(): Promise<void> {}

  nowMs(): number {
    return this.#nowMs;
  }

  async wait(ms: number): Promise<void> {
    const untilMs = Math.min(this.#nowMs + ms, ...[...this.#running].map((job) => this.#endMs(job)));
    this.#nowMs = untilMs;
    for (const job of this.#running) if (this.#endMs(job) <= untilMs) this.#complete(job);
    // What follows from it has its turn: the clock stands until it is on record.
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.unsettled() > this.#running.size);
  }

  /** Lets all that runs come to its end. */
  async passAll(): Promise<void> {
    while (this.#running.size > 0) await this.wait(Number.MAX_SAFE_INTEGER);
  }

  #complete(job: FakeJob): void {
    const { testAccuracyPct } = job.outcome;
    job.finish({ how: "finished", testAccuracyPct, confusion: null });
  }

  #endMs({ job, outcome, startedMs }: FakeJob): number {
    return startedMs + (this.#leftMs.get(job.id) ?? outcome.ms);
  }
}
