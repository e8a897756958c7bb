const RADIX_BITS = 11;
const BUCKETS = 1 << RADIX_BITS;
/** Up to here comparing is faster than filling six histograms. */
const SMALL = 400;

/**
 * Indices of `values` in ascending order. Stable: with `start`, equal values keep the order that `start` gives
 * them, so that sorting by the last key first makes a lexicographic order. -0 equals 0.
 *
 * Many values are sorted by radix on the bits of the doubles, least significant digit first: O(n), and several times
 * faster than a sort with a comparator; few are merged. Values must not be NaN.
 */
export function ascendingOrder(values: Float64Array, start?: Uint32Array): Uint32Array {
  const order = start === undefined ? identity(values.length) : start.slice();
  return values.length <= SMALL ? mergeSort(values, order) : radixSort(values, order);
}

function identity(n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}

/** Bottom-up, between two buffers. */
function mergeSort(values: Float64Array, order: Uint32Array): Uint32Array {
  const n = order.length;
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(n);
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place++) {
        const takeLeft = right === end || (left < middle && values[from[left]] <= values[from[right]]);
        to[place] = takeLeft ? from[left++] : from[right++];
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/**
 * By the upper halves of the doubles alone, which leaves few pairs of measured values to mend; by both halves where it leaves more
 * to mend than that would cost.
 */
function radixSort(values: Float64Array, order: Uint32Array): Uint32Array {
  const [low, high] = sortableWords(values);
  const nearly = sortedBy([high], order.slice());
  return mend(nearly, values) ? nearly : sortedBy([low, high], order);
}

/** Stable, by words, the least significant first. Returns `order` or another array; `order` is overwritten. */
function sortedBy(words: readonly Uint32Array[], order: Uint32Array): Uint32Array {
  const n = order.length;
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(n);
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += RADIX_BITS) {
      const offsets = bucketOffsets(word, shift);
      if (offsets === null) continue;
      for (let i = 0; i < n; i++) {
        const index = from[i];
        to[offsets[(word[index] >>> shift) & (BUCKETS - 1)]++] = index;
      }
      [from, to] = [to, from];
    }
  }
  return from;
}

/** Sorts what is nearly sorted by stable insertion, in place; false when it gave up after as many moves as there are values. */
function mend(order: Uint32Array, values: Float64Array): boolean {
  let left = order.length;
  let before = values[order[0]];
  for (let i = 1; i < order.length; i++) {
    const index = order[i];
    const value = values[index];
    if (before <= value) {
      before = value;
      continue;
    }
    let place = i;
    do order[place] = order[place - 1];
    while (--place > 0 && left-- > 0 && values[order[place - 1]] > value);
    order[place] = index;
    if (left < 0) return false;
  }
  return true;
}

/** Where each bucket of one digit starts; null when all digits are alike and there is nothing to sort by. */
function bucketOffsets(word: Uint32Array, shift: number): Uint32Array | null {
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < word.length; i++) {
    counts[(word[i] >>> shift) & (BUCKETS - 1)]++;
  }
  if (counts[(word[0] >>> shift) & (BUCKETS - 1)] === word.length) return null;
  for (let bucket = 0, offset = 0; bucket < BUCKETS; bucket++) {
    const count = counts[bucket];
    counts[bucket] = offset;
    offset += count;
  }
  return counts;
}

/** The doubles as two columns of 32-bit words, low and high, that together compare, unsigned, as the doubles do. */
function sortableWords(values: Float64Array): [Uint32Array, Uint32Array] {
  const n = values.length;
  const bits = new Uint32Array(values.slice().buffer);
  const [low, high] = [new Uint32Array(n), new Uint32Array(n)];
  const lowest = IS_LITTLE_ENDIAN ? 0 : 1;
  for (let i = 0; i < n; i++) {
    const negative = values[i] < 0; // -0 is sorted as 0
    const lowBits = bits[2 * i + lowest];
    const highBits = values[i] === 0 ? 0 : bits[2 * i + 1 - lowest];
    // A negative double counts downwards: flip it whole; a positive one goes above all negative ones.
    low[i] = negative ? ~lowBits : lowBits;
    high[i] = negative ? ~highBits : highBits ^ SIGN;
  }
  return [low, high];
}

const SIGN = 0x80000000;
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
