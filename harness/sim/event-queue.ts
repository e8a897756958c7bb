/**
 * Pending events in the order (time, priority, sequence number): a binary heap over parallel typed arrays.
 *
 * Priority and sequence share one number (`priority * 2^44 + sequence`), so a comparison costs at most two float
 * comparisons and ties break by number, never by text. FlatQueue orders by a single key and leaves ties open.
 */
export class EventQueue<T> {
  #times = new Float64Array(64);
  #ranks = new Float64Array(64);
  #items: T[] = [];
  #size = 0;
  #sequence = 0;

  get size(): number {
    return this.#size;
  }

  /** Time of the earliest event; Infinity when there is none. */
  get nextTimeMs(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0];
  }

  /** Adds an event; a lower priority goes first among equal times. Returns its sequence number. */
  push(timeMs: number, priority: number, item: T): number {
    if (this.#size === this.#times.length) this.#grow();
    const sequence = this.#sequence++;
    const rank = priority * PRIORITY_STEP + sequence;
    const times = this.#times;
    const ranks = this.#ranks;
    const items = this.#items;
    let i = this.#size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const parentTime = times[parent];
      if (parentTime < timeMs || (parentTime === timeMs && ranks[parent] < rank)) break;
      times[i] = parentTime;
      ranks[i] = ranks[parent];
      items[i] = items[parent];
      i = parent;
    }
    times[i] = timeMs;
    ranks[i] = rank;
    items[i] = item;
    return sequence;
  }

  /** Removes and returns the earliest event; undefined when there is none. */
  pop(): T | undefined {
    if (this.#size === 0) return undefined;
    const times = this.#times;
    const ranks = this.#ranks;
    const items = this.#items;
    const first = items[0];
    const n = --this.#size;
    const timeMs = times[n];
    const rank = ranks[n];
    const item = items.pop() as T;
    if (n === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= n) break;
      const right = child + 1;
      if (
        right < n &&
        (times[right] < times[child] || (times[right] === times[child] && ranks[right] < ranks[child]))
      ) {
        child = right;
      }
      const childTime = times[child];
      if (timeMs < childTime || (timeMs === childTime && rank < ranks[child])) break;
      times[i] = childTime;
      ranks[i] = ranks[child];
      items[i] = items[child];
      i = child;
    }
    times[i] = timeMs;
    ranks[i] = rank;
    items[i] = item;
    return first;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    const times = new Float64Array(length);
    const ranks = new Float64Array(length);
    times.set(this.#times);
    ranks.set(this.#ranks);
    this.#times = times;
    this.#ranks = ranks;
  }
}

/** Room for 2^44 events (and priorities to 511) below 2^53. */
const PRIORITY_STEP = 2 ** 44;
