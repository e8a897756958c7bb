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
 * to mend than that would cost. Overwrites and returns `order`. Keys travel with their indices: what a pass reads lies side by side, however many there are.
 */
function radixSort(values: Float64Array, order: Uint32Array): Uint32Array {
  const nearly = sortedByKey(keyed(values, order, UPPER));
  if (mend(nearly, values)) return takeIndices(order, nearly);
  takeIndices(order, sortedByKey(keyed(values, order, LOWER)));
  return takeIndices(order, sortedByKey(keyed(values, order, UPPER)));
}

/**
 * Pairs of key and index, side by side, in the order given. Keys are halves of the doubles, as words that compare, unsigned and
 * upper before lower, as the doubles do.
 */
function keyed(values: Float64Array, order: Uint32Array, half: number): Uint32Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const pairs = new Uint32Array(2 * order.length);
  const signOfHalf = half === UPPER ? SIGN : 0;
  for (let i = 0; i < order.length; i++) {
    const index = order[i];
    const value = values[index];
    const word = value === 0 ? 0 : words[2 * index + half]; // -0 is sorted as 0
    // A negative double counts downwards: flip it whole; a positive one goes above all negative ones.
    pairs[2 * i] = value < 0 ? ~word : word ^ signOfHalf;
    pairs[2 * i + 1] = index;
  }
  return pairs;
}

/** Overwrites and returns `order`. */
function takeIndices(order: Uint32Array, pairs: Uint32Array): Uint32Array {
  for (let i = 0; i < order.length; i++) order[i] = pairs[2 * i + 1];
  return order;
}

/** Pairs, stable by their keys, least significant digit first. Returns `pairs` or another array; `pairs` is overwritten. */
function sortedByKey(pairs: Uint32Array): Uint32Array {
  let from = pairs;
  let to: Uint32Array = new Uint32Array(pairs.length);
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    const offsets = bucketOffsets(from, shift);
    if (offsets === null) continue;
    for (let i = 0; i < from.length; i += 2) {
      const key = from[i];
      const place = 2 * offsets[(key >>> shift) & (BUCKETS - 1)]++;
      to[place] = key;
      to[place + 1] = from[i + 1];
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where each bucket of one digit starts, in pairs; null when all digits are alike and there is nothing to sort by. */
function bucketOffsets(pairs: Uint32Array, shift: number): Uint32Array | null {
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < pairs.length; i += 2) counts[(pairs[i] >>> shift) & (BUCKETS - 1)]++;
  if (counts[(pairs[0] >>> shift) & (BUCKETS - 1)] === pairs.length / 2) return null;
  for (let bucket = 0, offset = 0; bucket < BUCKETS; bucket++) {
    const count = counts[bucket];
    counts[bucket] = offset;
    offset += count;
  }
  return counts;
}

/** Sorts pairs of equal key by value, by stable insertion, in place; false when it gave up after as many moves as there are pairs. */
function mend(pairs: Uint32Array, values: Float64Array): boolean {
  let left = pairs.length / 2;
  for (let i = 2; i < pairs.length; i += 2) {
    const key = pairs[i];
    if (pairs[i - 2] !== key) continue;
    const index = pairs[i + 1];
    const value = values[index];
    let place = i;
    while (place > 0 && pairs[place - 2] === key && values[pairs[place - 1]] > value) {
      if (left-- === 0) return false;
      pairs[place + 1] = pairs[place - 1];
      place -= 2;
    }
    pairs[place + 1] = index;
  }
  return true;
}

const SIGN = 0x80000000;
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const [LOWER, UPPER] = IS_LITTLE_ENDIAN ? [0, 1] : [1, 0];
