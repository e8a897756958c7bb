import { join } from "node:path";
import type { EpochReport, Evaluator, JobEnd, RunningJob, Task } from "../trainer/index.ts";
import type { EnergyShares } from "./energy-shares.ts";
import type { RecordFile } from "./record-file.ts";
import type { Energy, EpochEntry, RecordEntry } from "./record-entry.ts";

/** One piece of work that a search waits for; the supernet is trained before a search that samples. */
export type LiveWork =
  | { readonly kind: "train" | "score"; readonly architecture: number }
  | { readonly kind: "supernet"; readonly architecture: null };

export interface WorkshopOptions {
  readonly evaluator: Evaluator;
  readonly record: RecordFile;
  readonly energy: EnergyShares;
  /** For checkpoints. */
  readonly folder: string;
  /** What a trainer is told to do. @param supernet checkpoint of the supernet, for scoring. */
  task(work: LiveWork, supernet: string): Task;
  onNotice(notice: string): void;
  /** Told of work that began, went on or ended, in a few words. */
  onProgress(text: string): void;
}

/** Has work done for real, and puts it on record as it is done: what one process did another goes on with. */
export class Workshop {
  readonly #options: WorkshopOptions;
  readonly #running = new Map<string, { readonly job: RunningJob; readonly done: Promise<void> }>();
  /** Work that has been interrupted, in this process or before: it goes on from its checkpoint. */
  readonly #begun: Set<string>;

  constructor(options: WorkshopOptions) {
    this.#options = options;
    const unfinished = options.record.entries.filter(({ what }) => what === "epoch" || what === "paused");
    this.#begun = new Set(unfinished.map((entry) => keyOf(workOf(entry))));
  }

  /** Whether a supernet has been trained to its end. */
  get hasSupernet(): boolean {
    return this.#options.record.entries.some(
      ({ what, architecture }) => what === "trained" && architecture === null,
    );
  }

  isRunning(work: LiveWork): boolean {
    return this.#running.has(keyOf(work));
  }

  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Begins work, or goes on with it; done when it is on record: finished, failed or paused. */
  run(work: LiveWork): Promise<void> {
    const key = keyOf(work);
    const already = this.#running.get(key);
    if (already !== undefined) return already.done;
    const { evaluator, task, energy, record, onNotice, onProgress } = this.#options;
    const job = evaluator.start(
      { id: key, task: task(work, this.#checkpoint("supernet")), checkpoint: this.#checkpoint(key) },
      this.#begun.has(key),
      {
        // What waits for a device uses no electricity.
        onDevice: () => energy.begin(key),
        onEpoch: (report) => {
          if (work.kind === "score") return;
          counted += report.seconds;
          onProgress(`${key}: epoch ${report.epoch}, test accuracy ${report.testAccuracyPct.toFixed(2)} %`);
          const entry = epochEntry(work, report, energy.take(key));
          writing = writing.then(() => record.add(entry));
        },
        onNote: (note) => onNotice(`${key}: ${note}`),
      },
    );
    /** Seconds that are on record already, and what is being written. */
    let counted = 0;
    let writing: Promise<void> = Promise.resolve();
    this.#begun.add(key);
    const done = job.ended
      .then(async (end) => {
        await writing;
        await this.#finish(work, end, Math.max(0, end.seconds - counted));
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, { job, done });
    return done;
  }

  /** Lets the device of some work go; done when that is on record. */
  async pause(key: string): Promise<void> {
    const running = this.#running.get(key);
    running?.job.pause();
    await running?.done;
  }

  async #finish(work: LiveWork, end: JobEnd, seconds: number): Promise<void> {
    const { energy, record, onNotice, onProgress } = this.#options;
    const spent = { seconds, energy: energy.end(keyOf(work)) };
    const { architecture } = work;
    if (end.how === "finished") {
      const { testAccuracyPct, confusion } = end;
      onProgress(`${keyOf(work)}: test accuracy ${testAccuracyPct.toFixed(2)} %`);
      if (work.kind === "score") {
        return record.add({
          what: "scored",
          architecture: work.architecture,
          score: testAccuracyPct,
          ...spent,
        });
      }
      const rows = confusion?.map((row) => [...row]) ?? null;
      return record.add({ what: "trained", architecture, testAccuracyPct, confusion: rows, ...spent });
    }
    if (end.how !== "failed") {
      if (work.kind !== "score") await record.add({ what: "paused", architecture, ...spent });
      return;
    }
    onNotice(`${keyOf(work)}: ${end.reason}`);
    // Without a supernet there is no search; without a score there is a guess less.
    if (work.kind === "supernet") throw new Error(`the supernet could not be trained: ${end.reason}`);
    if (work.kind === "score") {
      return record.add({ what: "scored", architecture: work.architecture, score: 0, ...spent });
    }
    return record.add({ what: "failed", architecture, reason: end.reason, ...spent });
  }

  #checkpoint(key: string): string {
    return join(this.#options.folder, `${key}.ckpt`);
  }
}

/** A name for work, as jobs and files are called: `train-6111`. */
export function keyOf({ kind, architecture }: LiveWork): string {
  return architecture === null ? kind : `${kind}-${architecture}`;
}

function epochEntry({ architecture }: LiveWork, report: EpochReport, energy: Energy): EpochEntry {
  const { epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct, seconds } = report;
  const point = { epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct, seconds };
  return { what: "epoch", architecture, ...point, energy };
}

function workOf({ what, architecture }: RecordEntry): LiveWork {
  if (architecture === null) return { kind: "supernet", architecture };
  return { kind: what === "scored" ? "score" : "train", architecture };
}
