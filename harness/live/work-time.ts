import type { RecordEntry } from "./record-entry.ts";

/**
 * The time of the work on a record, in s: it runs while a process works on it, and goes on where the work of the process before
 * ended. What lies between two processes is nobody's, what lies between two pieces of work of one is.
 */
export class WorkTime {
  readonly #nowMs: () => number;
  readonly #beginMs: number;
  readonly #beforeS: number;

  /** @param nowMs a clock that only goes forward. */
  constructor(entries: readonly RecordEntry[], nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#beginMs = nowMs();
    this.#beforeS = entries.reduce((last, { startS, seconds }) => Math.max(last, startS + seconds), 0);
  }

  /** Whole milliseconds, as far as the clock has them. */
  nowS(): number {
    return this.#beforeS + (this.#nowMs() - this.#beginMs) / 1000;
  }
}
