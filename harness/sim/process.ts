import type { Resource } from "./resource.ts";
import type { Scheduled, Simulation } from "./simulation.ts";

/** A delay that a process yields: see `timeout`. */
export type Timeout = number & { readonly [DELAY]: true };
declare const DELAY: unique symbol;

/** What a process waits for: time to pass, a place of a resource, the end of another process. */
export type Wait = Timeout | Resource | Process;

/** What a process does: a generator that yields what it waits for, and goes on when that has come. */
export type Body = Generator<Wait, void, void>;

/** `yield timeout(ms)`: goes on after so long, an integer of at least 0. It is the number itself: nothing is allocated. */
export function timeout(delayMs: number): Timeout {
  return delayMs as Timeout;
}

/** Thrown inside a process at its `yield` when another interrupts it. */
export class Interrupt extends Error {
  override readonly name = "Interrupt";

  override readonly cause: unknown;

  constructor(cause: unknown) {
    super("the process was interrupted and does not say what it does then: catch Interrupt around its yield");
    this.cause = cause;
  }
}

/** Priority of what processes wait for; an order among them at one instant comes from the order of their yields. */
const PRIORITY = 0;
const NONE: Scheduled = -1;

/**
 * A course of events written as one, in the manner of SimPy:
 *
 *     Process.start(simulation, (function* () {
 *       yield timeout(500);
 *       yield server; // a place of a Resource
 *       yield timeout(800);
 *       server.release();
 *     })());
 *
 * It begins at the present instant, after what is already scheduled for it. A place that is free is taken at once; one that
 * is released goes to the first in the queue, who goes on within the same instant, after what was scheduled before. Errors of
 * a body end the run.
 */
export class Process {
  readonly #simulation: Simulation;
  readonly #body: Body;
  /** The resource or the process that it waits for. */
  #waitsFor: Resource | Process | null = null;
  /** Its event in the queue. Not null for none: V8 then keeps the number in place, where else each would be an object. */
  #pending: Scheduled = NONE;
  #ended = false;
  #followers: (() => void)[] | null = null;
  /** Goes on when its event comes. Called before, as a grant or by what it follows: sets that event, for this instant. */
  readonly #go: () => void;

  private constructor(simulation: Simulation, body: Body) {
    this.#simulation = simulation;
    this.#body = body;
    this.#go = () => {
      if (this.#pending === NONE) {
        this.#pending = this.#simulation.after(0, PRIORITY, this.#go);
      } else {
        this.#pending = NONE;
        this.#waitsFor = null;
        this.#advance(this.#body.next());
      }
    };
  }

  static start(simulation: Simulation, body: Body): Process {
    const process = new Process(simulation, body);
    process.#go();
    return process;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Throws an `Interrupt` inside the process, at this instant, after what is already scheduled for it. What it waited for is
   * let go: a place in a queue, or one that was granted but not yet taken up. Comes to nothing if the process ends before.
   * @throws Error when it has ended.
   */
  interrupt(cause: unknown): void {
    if (this.#ended) throw new Error("interrupt: the process has ended");
    this.#simulation.after(0, PRIORITY, () => {
      if (this.#ended) return;
      this.#letGo();
      this.#advance(this.#body.throw(new Interrupt(cause)));
    });
  }

  /** Waits for what the body yielded, or goes on at once where there is nothing to wait for. */
  #advance(first: IteratorResult<Wait, void>): void {
    for (let result = first; ; result = this.#body.next()) {
      if (result.done === true) {
        this.#end();
        return;
      }
      const wait = result.value;
      if (typeof wait === "number") {
        this.#pending = this.#simulation.after(wait, PRIORITY, this.#go);
        return;
      }
      if (wait instanceof Process) {
        if (wait.#ended) continue;
        (wait.#followers ??= []).push(this.#go);
      } else {
        if (wait.take()) continue;
        wait.queue(this.#go);
      }
      this.#waitsFor = wait;
      return;
    }
  }

  #letGo(): void {
    const wait = this.#waitsFor;
    const isGranted = this.#pending !== NONE;
    if (isGranted) this.#simulation.cancel(this.#pending);
    this.#pending = NONE;
    this.#waitsFor = null;
    if (wait === null) return;
    if (wait instanceof Process) wait.#followers = wait.#followers?.filter((go) => go !== this.#go) ?? null;
    else if (isGranted) wait.release();
    else wait.withdraw(this.#go);
  }

  #end(): void {
    this.#ended = true;
    const followers = this.#followers;
    if (followers === null) return;
    this.#followers = null;
    for (const go of followers) go();
  }
}
