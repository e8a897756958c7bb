import { ascendingOrder } from "./ascending-order.ts";
import { midRanks } from "./mid-ranks.ts";

/**
 * Spearman's rank correlation, -1..1: Pearson's of the ranks, equal values sharing the mean of theirs.
 * NaN when either side is constant or shorter than 2. @throws RangeError on NaN or on unequal lengths.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = pairOf(x, y).map((values) => midRanks(values).ranks);
  const centre = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - centre) * (b[i] - centre);
    aa += (a[i] - centre) ** 2;
    bb += (b[i] - centre) ** 2;
  }
  return aa === 0 || bb === 0 ? NaN : ab / Math.sqrt(aa * bb);
}

/**
 * Kendall's rank correlation with ties, tau-b, -1..1, in O(n log n) (Knight, J. Am. Stat. Assoc. 61, 1966).
 * NaN when either side is constant or shorter than 2. @throws RangeError on NaN or on unequal lengths.
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = pairOf(x, y);
  const order = ascendingOrder(a, ascendingOrder(b));
  const pairs = (a.length * (a.length - 1)) / 2;
  const tiedX = tiedPairs(order, (i, j) => a[i] === a[j]);
  const tiedBoth = tiedPairs(order, (i, j) => a[i] === a[j] && b[i] === b[j]);
  const tiedY = tiedPairs(ascendingOrder(b), (i, j) => b[i] === b[j]);
  // Along x, ties in order of y: a pair is discordant if and only if y runs backwards.
  const discordant = inversions(Float64Array.from(order, (i) => b[i]));
  const untied = (pairs - tiedX) * (pairs - tiedY);
  return untied === 0 ? NaN : (pairs - tiedX - tiedY + tiedBoth - 2 * discordant) / Math.sqrt(untied);
}

function pairOf(x: ArrayLike<number>, y: ArrayLike<number>): [Float64Array, Float64Array] {
  if (x.length !== y.length) {
    throw new RangeError(`correlation: got ${x.length} and ${y.length} values, expected as many`);
  }
  const pair: [Float64Array, Float64Array] = [Float64Array.from(x), Float64Array.from(y)];
  if (pair.some((values) => values.some(Number.isNaN))) throw new RangeError("correlation: got NaN");
  return pair;
}

/** Pairs within the groups of equals, which stand together in the order. */
function tiedPairs(order: Uint32Array, same: (i: number, j: number) => boolean): number {
  let pairs = 0;
  for (let k = 1, equals = 0; k < order.length; k++) {
    equals = same(order[k - 1], order[k]) ? equals + 1 : 0;
    pairs += equals;
  }
  return pairs;
}

/** Pairs i < j with values[i] > values[j], by merge sort, bottom up. */
function inversions(values: Float64Array): number {
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      for (let place = start, left = start, right = middle; place < end; place++) {
        if (right >= end || (left < middle && from[left] <= from[right])) {
          to[place] = from[left++];
        } else {
          to[place] = from[right++];
          count += middle - left;
        }
      }
    }
    [from, to] = [to, from];
  }
  return count;
}
