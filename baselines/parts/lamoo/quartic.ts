import type { SearchSpace } from "../../../harness/nas/index.ts";
import { DEGREE } from "./kernel.ts";
import { QUARTIC_WASM } from "./quartic-wasm.ts";
import { instantiate } from "./wasm.ts";
import { letterOf, LAST_WORDS, WORDS, wordOrderOf } from "./word-order.ts";

/** A sum of fourth powers of linear forms, sum_i weights[i] (choices of architectures[i] . z)^4, over all z of a space. */
export interface QuarticSum {
  readonly architectures: Int32Array;
  readonly weights: Float64Array;
}

/** Exponents of the monomials of degree 0 to 4 in the three letters of a word, as quartic.wat takes them out one by one. */
const monomials = monomialsOfAWord();
const TERMS = monomials.length;
const ROW_BYTES = LAST_WORDS * Float64Array.BYTES_PER_ELEMENT;

const wasm = instantiate<{
  readonly memory: { readonly buffer: ArrayBuffer };
  pair(): void;
  exceeds(threshold: number): void;
}>(QUARTIC_WASM);
/** Every monomial of every word, TERMS x LAST_WORDS. */
const words = new Float64Array(wasm.memory.buffer, 0, TERMS * LAST_WORDS);
/** Weighted monomials of the first words that samples have, by last word, TERMS x LAST_WORDS. */
const sums = new Float64Array(wasm.memory.buffer, 35_840, TERMS * LAST_WORDS);
/** What exceeds the threshold, a set of places. */
const above = new Uint32Array(wasm.memory.buffer, 112_128, (WORDS * LAST_WORDS) / 32);
monomials.forEach((exponents, term) => {
  for (let word = 0; word < WORDS; word++) {
    words[term * LAST_WORDS + word] = exponents.reduce(
      (product, e, k) => product * letterOf(word, k) ** e,
      1,
    );
  }
});
writePairs(new DataView(wasm.memory.buffer, 107_520));

/**
 * The places of word order where the sum exceeds a threshold, as a set of bits: place p is bit p % 32 of element p / 32.
 *
 * With v(a), v(b) the monomials of the two words of an architecture, the sum is v(a)' W v(b), where W pairs monomials whose
 * degrees add up to 4. For every last word b it is a quartic in three letters, W v(b), into which the letters of the
 * first word are put one after the other: 5 of 35 terms are left for the last.
 */
export function exceeds(space: SearchSpace, sum: QuarticSum, threshold: number): Uint32Array {
  gather(wordOrderOf(space).places, sum);
  wasm.pair();
  wasm.exceeds(threshold);
  return above.slice();
}

/** sums[m][b] = sum of weights[i] v_m(a_i) where b_i = b. */
function gather(places: Int32Array, { architectures, weights }: QuarticSum): void {
  sums.fill(0);
  for (let i = 0; i < architectures.length; i++) {
    const weight = weights[i];
    if (weight === 0) continue;
    const first = places[architectures[i]] >> 7;
    const last = places[architectures[i]] & 127;
    for (let at = 0; at < sums.length; at += LAST_WORDS) sums[at + last] += weight * words[at + first];
  }
}

/** Pairs of monomials whose degrees add up to 4, as bytes of their rows, with the multinomial coefficient of the pair. */
function writePairs(pairs: DataView): void {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const degreeOf = (exponents: readonly number[]): number => exponents.reduce((sum, e) => sum + e, 0);
  let at = 0;
  monomials.forEach((first, m) => {
    monomials.forEach((last, n) => {
      if (degreeOf(first) + degreeOf(last) !== DEGREE) return;
      const arrangements = [...first, ...last].reduce(
        (product, e) => product / factorial(e),
        factorial(DEGREE),
      );
      pairs.setInt32(at, m * ROW_BYTES, true);
      pairs.setInt32(at + 4, n * ROW_BYTES, true);
      pairs.setFloat64(at + 8, arrangements, true);
      at += 16;
    });
  });
}

/** By the power of the third letter, then the second's, then the first's, each from the highest down. */
function monomialsOfAWord(): (readonly [number, number, number])[] {
  const exponents: [number, number, number][] = [];
  for (let third = DEGREE; third >= 0; third--)
    for (let second = DEGREE - third; second >= 0; second--)
      for (let first = DEGREE - third - second; first >= 0; first--) exponents.push([first, second, third]);
  return exponents;
}
