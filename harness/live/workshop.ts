import { join } from "node:path";
import type { EpochReport, Evaluator, JobEnd, RunningJob, Task } from "../trainer/index.ts";
import type { EnergyShares } from "./energy-shares.ts";
import type { RecordFile } from "./record-file.ts";
import { isScoring, type EpochEntry, type RecordEntry, type Spent } from "./record-entry.ts";
import { WorkPieces } from "./work-pieces.ts";
import { WorkTime } from "./work-time.ts";

/** One piece of work that a search waits for; the supernet is trained before a search that samples. */
export type LiveWork =
  | { readonly kind: "train" | "score"; readonly architecture: number }
  | { readonly kind: "supernet"; readonly architecture: null };

export interface WorkshopOptions {
  readonly evaluator: Evaluator;
  readonly record: RecordFile;
  readonly energy: EnergyShares;
  /** A clock that only goes forward, ms. */
  nowMs(): number;
  /** For checkpoints. */
  readonly folder: string;
  /** What a trainer is told to do. @param supernet checkpoint of the supernet, for scoring. */
  task(work: LiveWork, supernet: string): Task;
  onNotice(notice: string): void;
  /** Told of work that began, went on or ended, in a few words. */
  onProgress(text: string): void;
}

/** Work of which this is known goes on from its checkpoint. */
const BEGUN: ReadonlySet<RecordEntry["what"]> = new Set(["epoch", "paused", "crashed"]);

/** Has work done for real, and puts it on record as it is done: what one process did another goes on with. */
export class Workshop {
  readonly #options: WorkshopOptions;
  readonly #running = new Map<string, { readonly job: RunningJob; readonly done: Promise<void> }>();
  /** Work that has been interrupted, in this process or before: it goes on from its checkpoint. */
  readonly #begun: Set<string>;
  readonly #time: WorkTime;
  #isClosed = false;

  constructor(options: WorkshopOptions) {
    this.#options = options;
    const { entries } = options.record;
    this.#time = new WorkTime(entries, () => options.nowMs());
    const unfinished = entries.filter(({ what }) => BEGUN.has(what));
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

  /**
   * Begins work, or goes on with it; done when it is on record: finished, failed or paused.
   * @throws Error, by rejection, where the trainer could not do it, or the record does not take it: there is no result then.
   */
  run(work: LiveWork): Promise<void> {
    const key = keyOf(work);
    const already = this.#running.get(key);
    if (already !== undefined) return already.done;
    if (this.#isClosed) return Promise.reject(new Error(`${key}: interrupted before it began`));
    const { evaluator, task, energy, record, onNotice, onProgress } = this.#options;
    const pieces = new WorkPieces(key, this.#time, energy);
    /** The last piece of a try, until it is known what became of it. */
    let last: Spent | null = null;
    let writing: Promise<void> = Promise.resolve();
    const write = (entry: RecordEntry): void => {
      writing = writing.then(() => record.add(entry));
      // What cannot be recorded is not worth doing; who waits for the work is told below.
      writing.catch(() => job.stop());
    };
    const job = evaluator.start(
      { id: key, task: task(work, this.#checkpoint("supernet")), checkpoint: this.#checkpoint(key) },
      this.#begun.has(key),
      {
        onDevice: () => {
          if (last !== null) write({ what: "crashed", ...brokenOff(work), ...last });
          last = null;
          pieces.begin();
        },
        onDeviceLost: () => (last = pieces.end()),
        onEpoch: (report) => {
          if (work.kind === "score") return;
          onProgress(`${key}: epoch ${report.epoch}, test accuracy ${report.testAccuracyPct.toFixed(2)} %`);
          write(epochEntry(work, report, pieces.cut()));
        },
        onNote: (note) => onNotice(`${key}: ${note}`),
      },
    );
    this.#begun.add(key);
    const done = job.ended
      .then(async (end) => {
        await writing;
        await this.#finish(work, end, last);
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

  /** Pauses all that runs, and begins nothing more; done when that is on record. What fails in it is told to whoever waits for the work. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.running.map((key) => this.pause(key)));
  }

  /** @param spent on the last piece; null where it never had a device. */
  async #finish(work: LiveWork, end: JobEnd, spent: Spent | null): Promise<void> {
    const { record, onNotice, onProgress } = this.#options;
    const { architecture } = work;
    if (end.how === "paused" || end.how === "stopped") {
      return spent === null ? undefined : record.add({ what: "paused", ...brokenOff(work), ...spent });
    }
    spent ??= { startS: this.#time.nowS(), seconds: 0, energy: { joules: 0, how: "never on a device" } };
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
    if (end.cause === "nan" && work.kind !== "supernet") {
      onNotice(`${keyOf(work)}: ${end.reason}`);
      return record.add(
        work.kind === "score"
          ? { what: "scored", architecture: work.architecture, score: 0, ...spent }
          : { what: "failed", architecture, reason: end.reason, ...spent },
      );
    }
    // Nothing was learned of the network: what was done is charged, and has no result.
    if (spent.seconds > 0) await record.add({ what: "crashed", ...brokenOff(work), ...spent });
    throw new Error(
      `${keyOf(work)} could not be done: ${end.reason}; what was done is on record: ` +
        "mend that and give the same command again, it goes on from there",
    );
  }

  #checkpoint(key: string): string {
    return join(this.#options.folder, `${key}.ckpt`);
  }
}

/** A name for work, as jobs and files are called: `train-6111`. */
export function keyOf({ kind, architecture }: LiveWork): string {
  return architecture === null ? kind : `${kind}-${architecture}`;
}

/** Time is what it took from outside, data and judging included, so that all trainers are charged alike. */
function epochEntry({ architecture }: LiveWork, report: EpochReport, spent: Spent): EpochEntry {
  const { epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct } = report;
  return {
    what: "epoch",
    architecture,
    epoch,
    trainLoss,
    trainAccuracyPct,
    testLoss,
    testAccuracyPct,
    ...spent,
  };
}

function brokenOff({ kind, architecture }: LiveWork) {
  return { architecture, work: kind === "score" ? ("scoring" as const) : ("training" as const) };
}

function workOf(entry: RecordEntry): LiveWork {
  const { architecture } = entry;
  if (architecture === null) return { kind: "supernet", architecture };
  return { kind: isScoring(entry) ? "score" : "train", architecture };
}
