import type { Energy } from "./record-entry.ts";

/** Where the electricity that has been used so far is read, in J since some instant; see `harness/power`. */
export interface EnergySource {
  joules(): number;
  /** How it is known. */
  readonly how: string;
}

/**
 * Splits the electricity of a machine among the jobs that run on it: at each instant evenly, since the meters do not tell
 * them apart. With one job at a time, which one device has, all of it is that job's.
 */
export class EnergyShares {
  readonly #source: EnergySource;
  readonly #owed = new Map<string, number>();
  #lastJoules: number;

  constructor(source: EnergySource) {
    this.#source = source;
    this.#lastJoules = source.joules();
  }

  /** A job has a device from now on. */
  begin(job: string): void {
    this.#settle();
    this.#owed.set(job, this.#owed.get(job) ?? 0);
  }

  /** What a job has used since it was last asked. */
  take(job: string): Energy {
    this.#settle();
    const joules = this.#owed.get(job) ?? 0;
    if (this.#owed.has(job)) this.#owed.set(job, 0);
    return { joules, how: this.#source.how };
  }

  end(job: string): Energy {
    const last = this.take(job);
    this.#owed.delete(job);
    return last;
  }

  #settle(): void {
    const joules = this.#source.joules();
    const share = (joules - this.#lastJoules) / Math.max(1, this.#owed.size);
    for (const [job, owed] of this.#owed) this.#owed.set(job, owed + share);
    this.#lastJoules = joules;
  }
}
