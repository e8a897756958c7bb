/**
 * Who dominates whom among points that arrive one after the other, as one bit for each pair: so the dominance counts
 * within any subset cost a few operations for each 32 pairs, and no sorting. Losses: lower is better. A point dominates
 * another when it is at least as good in every loss and better in one.
 */
export class Dominators {
  readonly #dimensions: number;
  #count = 0;
  /** Room, in points; a multiple of 32. */
  #room = 64;
  #losses: Float64Array;
  /** Bit j of row i: point j dominates point i. Rows of room / 32 words. */
  #bits: Uint32Array;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#losses = new Float64Array(this.#room * dimensions);
    this.#bits = new Uint32Array(this.#room * (this.#room / 32));
  }

  /** Points so far. */
  get count(): number {
    return this.#count;
  }

  /** Adds a point; it gets the next index. O(n). @throws RangeError for NaN or another number of losses. */
  add(losses: readonly number[]): void {
    if (losses.length !== this.#dimensions || losses.some(Number.isNaN)) {
      throw new RangeError(
        `point ${this.#count}: got losses ${losses.join(", ")}, expected ${this.#dimensions} numbers`,
      );
    }
    if (this.#count === this.#room) this.#grow();
    const point = this.#count++;
    this.#losses.set(losses, point * this.#dimensions);
    const words = this.#room / 32;
    for (let other = 0; other < point; other++) {
      const relation = this.#compare(point, other);
      if (relation > 0) this.#bits[point * words + (other >> 5)] |= 1 << (other & 31);
      else if (relation < 0) this.#bits[other * words + (point >> 5)] |= 1 << (point & 31);
    }
  }

  /** For each point of a subset, by how many of the subset it is dominated. */
  countsWithin(points: Int32Array): Int32Array {
    const words = this.#room / 32;
    const members = new Uint32Array(words);
    for (const point of points) members[point >> 5] |= 1 << (point & 31);
    const used = Math.ceil(this.#count / 32);
    const counts = new Int32Array(points.length);
    for (let i = 0; i < points.length; i++) {
      const row = points[i] * words;
      let count = 0;
      for (let word = 0; word < used; word++) count += ones(this.#bits[row + word] & members[word]);
      counts[i] = count;
    }
    return counts;
  }

  /** 1 when `b` dominates `a`, -1 when `a` dominates `b`, 0 when neither. */
  #compare(a: number, b: number): number {
    let aBetter = false;
    let bBetter = false;
    for (let k = 0; k < this.#dimensions; k++) {
      const difference = this.#losses[a * this.#dimensions + k] - this.#losses[b * this.#dimensions + k];
      if (difference < 0) aBetter = true;
      else if (difference > 0) bBetter = true;
    }
    return aBetter === bBetter ? 0 : bBetter ? 1 : -1;
  }

  #grow(): void {
    const words = this.#room / 32;
    this.#room *= 2;
    const losses = new Float64Array(this.#room * this.#dimensions);
    losses.set(this.#losses);
    const bits = new Uint32Array(this.#room * 2 * words);
    for (let i = 0; i < this.#count; i++)
      bits.set(this.#bits.subarray(i * words, (i + 1) * words), i * 2 * words);
    this.#losses = losses;
    this.#bits = bits;
  }
}

/** Ones among 32 bits. */
function ones(bits: number): number {
  let pairs = bits - ((bits >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
