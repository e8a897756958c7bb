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
  readonly #waiting: Grant[] = [];
  #head = 0;
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
    return this.#waiting.length - this.#head;
  }

  request(grant: Grant): void {
    if (this.#inUse < this.capacity) {
      this.#inUse++;
      grant();
    } else {
      this.#waiting.push(grant);
    }
  }

  /** Gives a place back: to the first in the queue, if any. @throws Error when none is in use. */
  release(): void {
    if (this.#inUse === 0) throw new Error("resource released more often than requested");
    if (this.#head === this.#waiting.length) {
      this.#inUse--;
      return;
    }
    const grant = this.#waiting[this.#head++] as Grant;
    // Drop the served half now and then: amortised O(1), without shifting at every release.
    if (this.#head > 1024 && this.#head * 2 > this.#waiting.length) {
      this.#waiting.splice(0, this.#head);
      this.#head = 0;
    }
    grant();
  }
}
