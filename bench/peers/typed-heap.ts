/**
 * The ceiling: what a kernel costs when it is written for one model by hand. A binary heap of times, sequence numbers and
 * small integers (what is to happen) in typed arrays, without priorities, cancelling, checks or a clock of its own.
 */
export class TypedHeap {
  readonly times: Float64Array;
  readonly #sequences: Float64Array;
  readonly #kinds: Int32Array;
  #sequence = 0;
  size = 0;

  constructor(capacity: number) {
    this.times = new Float64Array(capacity);
    this.#sequences = new Float64Array(capacity);
    this.#kinds = new Int32Array(capacity);
  }

  push(timeMs: number, kind: number): void {
    const times = this.times;
    const sequences = this.#sequences;
    const kinds = this.#kinds;
    const sequence = this.#sequence++;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      // A later sequence number never goes before an equal time.
      if (times[parent] <= timeMs) break;
      times[i] = times[parent];
      sequences[i] = sequences[parent];
      kinds[i] = kinds[parent];
      i = parent;
    }
    times[i] = timeMs;
    sequences[i] = sequence;
    kinds[i] = kind;
  }

  /** The kind of the earliest event, which leaves; its time is `times[0]` before the call. */
  pop(): number {
    const times = this.times;
    const sequences = this.#sequences;
    const kinds = this.#kinds;
    const first = kinds[0];
    const n = --this.size;
    const timeMs = times[n];
    const sequence = sequences[n];
    const kind = kinds[n];
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= n) break;
      const right = child + 1;
      if (
        right < n &&
        (times[right] < times[child] ||
          (times[right] === times[child] && sequences[right] < sequences[child]))
      ) {
        child = right;
      }
      if (timeMs < times[child] || (timeMs === times[child] && sequence < sequences[child])) break;
      times[i] = times[child];
      sequences[i] = sequences[child];
      kinds[i] = kinds[child];
      i = child;
    }
    times[i] = timeMs;
    sequences[i] = sequence;
    kinds[i] = kind;
    return first;
  }
}
