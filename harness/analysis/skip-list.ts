/** What stands at both ends: no pair, but what a search may run into. */
export const END = 0;
/** One entry in four has another above it: enough levels for 4^16 pairs. */
const LEVELS = 16;
const ROOM = 64;

/**
 * Pairs of key and value by ascending key, without ties: seek, insert and the removal of what follows cost O(log n) each, expected
 * (Pugh, "Skip Lists: A Probabilistic Alternative to Balanced Trees", Commun. ACM 33(6), 1990). Levels come of a fixed
 * sequence and not of chance, so that the same pairs cost the same steps everywhere. A pair is known by its entry on the lowest
 * level, until it is removed.
 */
export class SkipList {
  #keys = new Float64Array(ROOM);
  #values = new Float64Array(ROOM);
  #next = new Int32Array(ROOM);
  /** The same pair one level lower. */
  #below = new Int32Array(ROOM);
  /** Entries that are no longer used, chained by `#next`. */
  #free = END;
  #used = 1 + LEVELS;
  #height = 1;
  #drawn = 0;
  #size = 0;
  #steps = 0;
  /** On each level the last entry before what was sought. */
  readonly #path = Int32Array.from({ length: LEVELS }, (_, level) => headOf(level));

  /** @param first the value that stands before all pairs. @param lastKey the key that stands behind them, above all others. */
  constructor(first: number, lastKey: number) {
    this.#keys[END] = lastKey;
    this.#values[headOf(0)] = first;
    for (let level = 0; level < LEVELS; level++) {
      this.#keys[headOf(level)] = Number.NEGATIVE_INFINITY;
      if (level > 0) this.#below[headOf(level)] = headOf(level - 1);
    }
  }

  get size(): number {
    return this.#size;
  }

  /** Entries that were stepped to so far: what it costs, counted. */
  get steps(): number {
    return this.#steps;
  }

  keyOf(entry: number): number {
    return this.#keys[entry];
  }

  valueOf(entry: number): number {
    return this.#values[entry];
  }

  /** The pair after this one, or `END`. */
  after(entry: number): number {
    return this.#next[entry];
  }

  /** The first pair, or `END`. */
  get first(): number {
    return this.#next[headOf(0)];
  }

  /** The last pair with a key below this one, or what stands before all pairs. */
  seek(key: number): number {
    const keys = this.#keys;
    const next = this.#next;
    let entry = headOf(this.#height - 1);
    let steps = 0;
    for (let level = this.#height - 1; ; level--) {
      for (let right = next[entry]; keys[right] < key; right = next[entry]) {
        entry = right;
        steps++;
      }
      steps++;
      this.#path[level] = entry;
      if (level === 0) break;
      entry = this.#below[entry];
    }
    this.#steps += steps;
    return entry;
  }

  /** Puts a pair in place of all whose keys lie from its own to below `until`. Only right after `seek(key)`. */
  replace(key: number, value: number, until: number): void {
    for (let level = 0; level < this.#height; level++) this.#removeAfter(this.#path[level], until, level);
    const height = this.#drawHeight();
    while (this.#height < height) this.#path[this.#height] = headOf(this.#height++);
    for (let level = 0, below = END; level < height; level++) {
      const entry = this.#newEntry();
      this.#keys[entry] = key;
      this.#values[entry] = value;
      this.#below[entry] = below;
      this.#next[entry] = this.#next[this.#path[level]];
      this.#next[this.#path[level]] = entry;
      below = entry;
    }
    this.#size++;
  }

  #removeAfter(before: number, until: number, level: number): void {
    const next = this.#next;
    let entry = next[before];
    while (this.#keys[entry] < until) {
      const after = next[entry];
      next[entry] = this.#free;
      this.#free = entry;
      entry = after;
      this.#steps++;
      if (level === 0) this.#size--;
    }
    next[before] = entry;
  }

  /** 1, and one more for each two bits in which a well mixed number ends (the finaliser of MurmurHash3, Appleby). */
  #drawHeight(): number {
    let bits = ++this.#drawn;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    bits ^= bits >>> 16;
    const zeros = 31 - Math.clz32(bits & -bits);
    return 1 + Math.min(Math.max(zeros, 0) >>> 1, LEVELS - 1);
  }

  #newEntry(): number {
    const entry = this.#free;
    if (entry !== END) {
      this.#free = this.#next[entry];
      return entry;
    }
    if (this.#used === this.#keys.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const room = 2 * this.#keys.length;
    const [keys, values] = [new Float64Array(room), new Float64Array(room)];
    const [next, below] = [new Int32Array(room), new Int32Array(room)];
    keys.set(this.#keys);
    values.set(this.#values);
    next.set(this.#next);
    below.set(this.#below);
    [this.#keys, this.#values, this.#next, this.#below] = [keys, values, next, below];
  }
}

/** What stands before all pairs of a level. */
function headOf(level: number): number {
  return 1 + level;
}
