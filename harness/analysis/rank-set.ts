/**
 * A set of integers 0..capacity-1 with predecessor and successor in O(log32 capacity): three words looked at
 * for 32,768 members. A tree of bit sets: bit i of a level says whether word i of the level below holds anything.
 */
export class RankSet {
  readonly #levels: Int32Array[] = [];

  constructor(capacity: number) {
    let bits = Math.max(capacity, 1);
    do {
      const words = (bits + 31) >>> 5;
      this.#levels.push(new Int32Array(words));
      bits = words;
    } while (bits > 1);
  }

  clear(): void {
    for (const level of this.#levels) {
      level.fill(0);
    }
  }

  add(rank: number): void {
    let position = rank;
    for (const level of this.#levels) {
      const word = position >>> 5;
      const before = level[word];
      level[word] = before | (1 << (position & 31));
      if (before !== 0) {
        return; // the levels above know already
      }
      position = word;
    }
  }

  delete(rank: number): void {
    let position = rank;
    for (const level of this.#levels) {
      const word = position >>> 5;
      level[word] &= ~(1 << (position & 31));
      if (level[word] !== 0) {
        return;
      }
      position = word;
    }
  }

  /** The largest member below `rank`, or -1. */
  before(rank: number): number {
    let position = rank;
    for (let k = 0; k < this.#levels.length; k++) {
      const word = position >>> 5;
      const lower = this.#levels[k][word] & ((1 << (position & 31)) - 1);
      if (lower !== 0) {
        let found = (word << 5) | (31 - Math.clz32(lower));
        while (--k >= 0) {
          found = (found << 5) | (31 - Math.clz32(this.#levels[k][found]));
        }
        return found;
      }
      position = word;
    }
    return -1;
  }

  /** The smallest member above `rank`, or -1. */
  after(rank: number): number {
    let position = rank;
    for (let k = 0; k < this.#levels.length; k++) {
      const word = position >>> 5;
      const higher = this.#levels[k][word] & (-2 << (position & 31));
      if (higher !== 0) {
        let found = (word << 5) | (31 - Math.clz32(higher & -higher));
        while (--k >= 0) {
          const bits = this.#levels[k][found];
          found = (found << 5) | (31 - Math.clz32(bits & -bits));
        }
        return found;
      }
      position = word;
    }
    return -1;
  }
}
