/** Takes effect when the resource is granted. */
type Grant = () => void;

/**
 * A fixed number of identical places, granted first come, first served.
 * `request` runs its grant at once when a place is free, else when one is released.
 *
 * A part of the kernel for worlds of a user's own, held to the theory of queues (M/M/1) by its tests. `harness/cluster` does
 * not queue its GPUs with it: a GPU has a role, and its jobs can be paused.
 */
export class Resource {
  readonly capacity: number;
  /** A ring, its length a power of two: the first in the queue is at `#head`. */
  #ring: (Grant | null)[] = Array.from({ length: 16 }, () => null);
  #head = 0;
  #waiting = 0;
  #inUse = 0;

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`resource of capacity ${capacity}: expected an integer of at least 1`);
    }
    this.capacity = capacity;
  }

  get inUse(): number {
    return this.#inUse;
  }

  get waiting(): number {
    return this.#waiting;
  }

  request(grant: Grant): void {
    if (this.take()) grant();
    else this.queue(grant);
  }

  /** Takes a place if one is free; says whether. */
  take(): boolean {
    if (this.#inUse === this.capacity) return false;
    this.#inUse++;
    return true;
  }

  /** Waits for a place that will be released. */
  queue(grant: Grant): void {
    if (this.#waiting === this.#ring.length) this.#grow();
    this.#ring[this.#place(this.#waiting++)] = grant;
  }

  /** Leaves the queue, others keep their order: O(waiting). Says whether it was there. */
  withdraw(grant: Grant): boolean {
    const ring = this.#ring;
    let at = 0;
    while (at < this.#waiting && ring[this.#place(at)] !== grant) at++;
    if (at === this.#waiting) return false;
    for (this.#waiting--; at < this.#waiting; at++) ring[this.#place(at)] = ring[this.#place(at + 1)];
    ring[this.#place(at)] = null;
    return true;
  }

  /** Gives a place back: to the first in the queue, if any. @throws Error when none is in use. */
  release(): void {
    if (this.#inUse === 0) throw new Error("resource released more often than requested");
    if (this.#waiting === 0) {
      this.#inUse--;
      return;
    }
    const grant = this.#ring[this.#head] as Grant;
    this.#ring[this.#head] = null;
    this.#head = this.#place(1);
    this.#waiting--;
    grant();
  }

  /** Where the ring holds the n-th from the first. */
  #place(n: number): number {
    return (this.#head + n) & (this.#ring.length - 1);
  }

  #grow(): void {
    const first = this.#ring.slice(this.#head);
    const rest = this.#ring.slice(0, this.#head);
    this.#ring = [...first, ...rest, ...this.#ring.map(() => null)];
    this.#head = 0;
  }
}
