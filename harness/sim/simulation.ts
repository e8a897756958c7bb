import { EventQueue, type Ticket } from "./event-queue.ts";

/** What happens when its time comes. */
export type Action = () => void;

/** Names a scheduled action, for `cancel`. */
export type Scheduled = Ticket;

/**
 * A clock and a queue of things to come. Time is integer milliseconds; actions at one instant run by priority
 * (lower first), then in the order in which they were scheduled.
 */
export class Simulation {
  readonly #queue = new EventQueue<Action>();
  #nowMs = 0;
  #stopped = false;

  get nowMs(): number {
    return this.#nowMs;
  }

  /**
   * Schedules an action at an absolute time.
   * @throws RangeError when the time is past or no integer, or the priority no integer in 0..511.
   */
  at(timeMs: number, priority: number, action: Action): Scheduled {
    // Number.isSafeInteger, spelt out in what becomes two machine comparisons and a rounding.
    if (!(timeMs >= this.#nowMs && timeMs <= Number.MAX_SAFE_INTEGER) || Math.floor(timeMs) !== timeMs) {
      throw new RangeError(
        `cannot schedule at ${timeMs} ms: expected an integer from now (${this.#nowMs} ms) on`,
      );
    }
    if (!(priority >= 0 && priority <= 511) || Math.floor(priority) !== priority) {
      throw new RangeError(`priority ${priority}: expected an integer from 0 to 511`);
    }
    return this.#queue.push(timeMs, priority, action);
  }

  /** Schedules an action after a delay (ms). */
  after(delayMs: number, priority: number, action: Action): Scheduled {
    return this.at(this.#nowMs + delayMs, priority, action);
  }

  /** An action that will not run; cancelling twice, or after it ran, does nothing. */
  cancel(scheduled: Scheduled): void {
    this.#queue.withdraw(scheduled);
  }

  /** Runs until nothing is left, `stop` is called, or the next event lies after `untilMs` (the clock then stands there). */
  run(untilMs = Number.POSITIVE_INFINITY): void {
    const queue = this.#queue;
    this.#stopped = false;
    while (!this.#stopped && queue.size > 0) {
      const timeMs = queue.nextTimeMs;
      if (timeMs > untilMs) break;
      const action = queue.pop() as Action | null;
      if (action === null) continue;
      this.#nowMs = timeMs;
      action();
    }
    if (!this.#stopped && untilMs > this.#nowMs && Number.isFinite(untilMs)) this.#nowMs = untilMs;
  }

  /** Ends `run` after the current action; what is pending stays pending. */
  stop(): void {
    this.#stopped = true;
  }
}
