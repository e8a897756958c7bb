import type { SearchSpace } from "../../../harness/nas/index.ts";

/** Degree of the polynomial kernel; as released. */
export const DEGREE = 4;

/** scikit-learn's gamma = "scale": 1 / (edges * variance of the codes); 1 for samples without spread. */
export function scaleGamma({ choices, edges, operations }: SearchSpace, architectures: Int32Array): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < architectures.length; i++) {
    const row = architectures[i] * edges;
    for (let edge = 0; edge < edges; edge++) {
      const code = choices[row + edge] / operations;
      sum += code;
      squares += code * code;
    }
  }
  const count = architectures.length * edges;
  const variance = squares / count - (sum / count) ** 2;
  return variance > 0 ? 1 / (edges * variance) : 1;
}

/**
 * Inner products of the choices of a space, by halves: the first edges and the last are each one of 125 words, and the
 * product of two words is looked up. Two look-ups in a table that fits the fastest cache instead of six multiplications.
 */
class WordProducts {
  /** Number of words. */
  readonly words: number;
  /** Row-major, words x words. */
  readonly products: Uint8Array;
  /** The two words of each architecture. */
  readonly first: Uint8Array;
  readonly last: Uint8Array;

  static readonly #made = new WeakMap<SearchSpace, WordProducts>();

  static of(space: SearchSpace): WordProducts {
    let made = WordProducts.#made.get(space);
    if (made === undefined) WordProducts.#made.set(space, (made = new WordProducts(space)));
    return made;
  }

  private constructor({ size, edges, operations, choices }: SearchSpace) {
    const half = edges / 2;
    this.words = operations ** half;
    if (!Number.isInteger(half) || this.words > 256) {
      throw new RangeError(
        `LaMOO's kernel: ${edges} edges of ${operations} operations do not make two words of a byte`,
      );
    }
    const lettersOf = (word: number): number[] =>
      Array.from({ length: half }, (_, k) => Math.floor(word / operations ** k) % operations);
    this.products = new Uint8Array(this.words ** 2);
    for (let a = 0; a < this.words; a++) {
      for (let b = 0; b < this.words; b++) {
        const other = lettersOf(b);
        this.products[a * this.words + b] = lettersOf(a).reduce(
          (sum, letter, k) => sum + letter * other[k],
          0,
        );
      }
    }
    const wordAt = (start: number): number => {
      let word = 0;
      for (let k = half - 1; k >= 0; k--) word = word * operations + choices[start + k];
      return word;
    };
    this.first = Uint8Array.from({ length: size }, (_, i) => wordAt(i * edges));
    this.last = Uint8Array.from({ length: size }, (_, i) => wordAt(i * edges + half));
  }
}

/**
 * Rows of the kernel matrix (gamma x . z)^4, codes in [0, 1), each computed when first wanted. Choices are small integers
 * and so are their inner products, 0 to 96 for six edges of five operations: the kernel is a table.
 */
export class KernelRows {
  readonly #words: WordProducts;
  readonly #first: Uint8Array;
  readonly #last: Uint8Array;
  readonly #table: Float64Array;
  readonly #rows: (Float64Array | null)[];
  /** Kernel of each sample with itself. */
  readonly diagonal: Float64Array;

  constructor(space: SearchSpace, architectures: Int32Array, gamma: number) {
    const { edges, operations } = space;
    const n = architectures.length;
    this.#words = WordProducts.of(space);
    this.#first = new Uint8Array(n);
    this.#last = new Uint8Array(n);
    this.#table = new Float64Array(edges * (operations - 1) ** 2 + 1);
    for (let product = 0; product < this.#table.length; product++) {
      this.#table[product] = ((gamma * product) / operations ** 2) ** DEGREE;
    }
    this.#rows = Array.from(architectures, () => null);
    this.diagonal = new Float64Array(n);
    const { words, products } = this.#words;
    for (let i = 0; i < n; i++) {
      const first = this.#words.first[architectures[i]];
      const last = this.#words.last[architectures[i]];
      this.#first[i] = first;
      this.#last[i] = last;
      this.diagonal[i] = this.#table[products[first * words + first] + products[last * words + last]];
    }
  }

  /** Kernel of sample i with every sample. */
  row(i: number): Float64Array {
    return (this.#rows[i] ??= this.#compute(i));
  }

  #compute(i: number): Float64Array {
    const { words, products } = this.#words;
    const first = this.#first;
    const last = this.#last;
    const table = this.#table;
    const firstRow = first[i] * words;
    const lastRow = last[i] * words;
    const row = new Float64Array(first.length);
    for (let t = 0; t < row.length; t++)
      row[t] = table[products[firstRow + first[t]] + products[lastRow + last[t]]];
    return row;
  }
}
