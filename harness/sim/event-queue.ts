/** Names one pending event, as long as it is pending; see `withdraw`. */
export type Ticket = number;

/**
 * Pending events in the order (time, priority, sequence number): a binary heap over parallel typed arrays.
 *
 * Priority and sequence share one number (`priority * 2^44 + sequence`), so a comparison costs at most two float
 * comparisons and ties break by number, never by text. FlatQueue orders by a single key and leaves ties open.
 *
 * What is to happen lies still in a slot while the heap moves the slot's number: the garbage collector has to be told of
 * every object that moves, of a number never. An event allocates nothing once its slot has been used before.
 */
export class EventQueue<T> {
  #times = new Float64Array(64);
  #ranks = new Float64Array(64);
  /** Slots of the heap's events in its first `size` places, free ones after them. */
  #slots = new Int32Array(64).map((_, slot) => slot);
  readonly #items: (T | null)[] = Array.from({ length: 64 }, () => null);
  /** How often each slot was used, which tells a ticket from the slot's later ones. */
  #uses = new Int32Array(64);
  #size = 0;
  #sequence = 0;

  /** Withdrawn events included, until their time comes. */
  get size(): number {
    return this.#size;
  }

  /** Time of the earliest event; Infinity when there is none. */
  get nextTimeMs(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0];
  }

  /** Adds an event; a lower priority goes first among equal times. @throws RangeError past four million pending events. */
  push(timeMs: number, priority: number, item: T): Ticket {
    if (this.#size === this.#times.length) this.#grow();
    const rank = priority * PRIORITY_STEP + this.#sequence++;
    const times = this.#times;
    const ranks = this.#ranks;
    const slots = this.#slots;
    let i = this.#size++;
    const slot = slots[i];
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const parentTime = times[parent];
      if (parentTime < timeMs || (parentTime === timeMs && ranks[parent] < rank)) break;
      times[i] = parentTime;
      ranks[i] = ranks[parent];
      slots[i] = slots[parent];
      i = parent;
    }
    times[i] = timeMs;
    ranks[i] = rank;
    slots[i] = slot;
    this.#items[slot] = item;
    return this.#uses[slot] * MOST_PENDING + slot;
  }

  /** Removes and returns the earliest event: null where it was withdrawn, undefined when there is none. */
  pop(): T | null | undefined {
    if (this.#size === 0) return undefined;
    const times = this.#times;
    const ranks = this.#ranks;
    const slots = this.#slots;
    const first = slots[0];
    const n = --this.#size;
    const timeMs = times[n];
    const rank = ranks[n];
    const slot = slots[n];
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
      slots[i] = slots[child];
      i = child;
    }
    times[i] = timeMs;
    ranks[i] = rank;
    slots[i] = slot;
    slots[n] = first;
    this.#uses[first] = (this.#uses[first] + 1) & LAST_USE;
    const item = this.#items[first];
    this.#items[first] = null;
    return item;
  }

  /** Makes an event that is still pending come to nothing: it is popped as null. Twice, or after it was popped: does nothing. */
  withdraw(ticket: Ticket): void {
    const slot = ticket % MOST_PENDING;
    if (this.#uses[slot] === (ticket - slot) / MOST_PENDING) this.#items[slot] = null;
  }

  #grow(): void {
    const old = this.#times.length;
    const length = old * 2;
    if (length > MOST_PENDING) {
      throw new RangeError(
        `event queue: more than ${MOST_PENDING} pending events; is something scheduled in a loop?`,
      );
    }
    const times = new Float64Array(length);
    const ranks = new Float64Array(length);
    const slots = new Int32Array(length).map((_, slot) => slot);
    const uses = new Int32Array(length);
    times.set(this.#times);
    ranks.set(this.#ranks);
    slots.set(this.#slots);
    uses.set(this.#uses);
    this.#times = times;
    this.#ranks = ranks;
    this.#slots = slots;
    this.#uses = uses;
    for (let slot = old; slot < length; slot++) this.#items.push(null);
  }
}

/** Room for 2^44 events (and priorities to 511) below 2^53. */
const PRIORITY_STEP = 2 ** 44;
/** With 2^31 uses of a slot a ticket stays below 2^53; then a slot counts anew. */
const MOST_PENDING = 2 ** 22;
const LAST_USE = 2 ** 31 - 1;
