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

/** Monomials of degree 0 to 4 in the letters of one word, by degree: where each degree begins, and the exponents. */
const monomials = monomialsOfAWord();
const TERMS = monomials.exponents.length;

const wasm = instantiate<{
  readonly memory: { readonly buffer: ArrayBuffer };
  multiply(threshold: number): void;
}>(QUARTIC_WASM);
/** Every monomial of every word, TERMS x LAST_WORDS. */
const words = new Float64Array(wasm.memory.buffer, 0, TERMS * LAST_WORDS);
/** For every first word the coefficients of the last word's monomials, TERMS x LAST_WORDS. */
const coefficients = new Float64Array(wasm.memory.buffer, 35_840, TERMS * LAST_WORDS);
/** What the product left, in word order. */
const above = new Uint8Array(wasm.memory.buffer, 71_680, WORDS * LAST_WORDS);
monomials.exponents.forEach((exponents, term) => {
  for (let word = 0; word < WORDS; word++) {
    words[term * LAST_WORDS + word] = exponents.reduce(
      (product, e, k) => product * letterOf(word, k) ** e,
      1,
    );
  }
});

/**
 * Where in the space the sum exceeds a threshold: 1 or 0 for every architecture, in word order.
 *
 * With v(a), v(b) the monomials of the two words of an architecture, the sum is v(a)' W v(b), where W pairs monomials whose
 * degrees add up to 4. So the whole space is one product of two matrices, however many terms the sum has.
 */
export function exceeds(space: SearchSpace, sum: QuarticSum, threshold: number): Uint8Array {
  pair(weighted(wordOrderOf(space).places, sum));
  wasm.multiply(threshold);
  return above.slice();
}

/** The weighted monomials of all last words by first word: sums[n][a] = sum of weights[i] v_n(b_i) where a_i = a. */
function weighted(places: Int32Array, { architectures, weights }: QuarticSum): Float64Array {
  const row = LAST_WORDS;
  const sums = new Float64Array(TERMS * LAST_WORDS);
  for (let i = 0; i < architectures.length; i++) {
    const weight = weights[i];
    if (weight === 0) continue;
    const first = places[architectures[i]] >> 7;
    const last = places[architectures[i]] & 127;
    for (let at = 0; at < sums.length; at += row) sums[at + first] += weight * words[at + last];
  }
  return sums;
}

/** coefficients_n(a) = sum over m of v_m(a) W_mn, where W_mn = multinomial * sum over words c of v_m(c) sums_n(c). */
function pair(sums: Float64Array): void {
  const { start, multinomial } = monomials;
  coefficients.fill(0);
  for (let degree = 0; degree <= DEGREE; degree++) {
    for (let n = start[DEGREE - degree]; n < start[DEGREE - degree + 1]; n++) {
      for (let m = start[degree]; m < start[degree + 1]; m++) {
        const entry = dot(words, m * LAST_WORDS, sums, n * LAST_WORDS);
        add(
          coefficients,
          n * LAST_WORDS,
          words,
          m * LAST_WORDS,
          entry * multinomial[m] * multinomial[n] * 24,
        );
      }
    }
  }
}

function dot(a: Float64Array, atA: number, b: Float64Array, atB: number): number {
  const end = LAST_WORDS;
  let even = 0;
  let odd = 0;
  // Two sums at a time: one alone would wait for itself at every addition.
  for (let k = 0; k < end; k += 2) {
    even += a[atA + k] * b[atB + k];
    odd += a[atA + k + 1] * b[atB + k + 1];
  }
  return even + odd;
}

/** a += factor * b, for one row of each. */
function add(a: Float64Array, atA: number, b: Float64Array, atB: number, factor: number): void {
  const end = LAST_WORDS;
  for (let k = 0; k < end; k++) a[atA + k] += factor * b[atB + k];
}

function monomialsOfAWord(): {
  readonly start: readonly number[];
  readonly exponents: readonly (readonly number[])[];
  /** 1 / product of the factorials of the exponents: times 4! for two, the multinomial coefficient of the pair. */
  readonly multinomial: readonly number[];
} {
  const start: number[] = [];
  const exponents: number[][] = [];
  for (let degree = 0; degree <= DEGREE; degree++) {
    start.push(exponents.length);
    for (let a = degree; a >= 0; a--)
      for (let b = degree - a; b >= 0; b--) exponents.push([a, b, degree - a - b]);
  }
  start.push(exponents.length);
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return {
    start,
    exponents,
    multinomial: exponents.map((powers) => powers.reduce((product, e) => product / factorial(e), 1)),
  };
}
