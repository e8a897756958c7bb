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
 * Rows of the kernel matrix (gamma x . z)^4, codes in [0, 1), each computed when first wanted. Choices are small integers
 * and so are their inner products, 0 to 96 for six edges of five operations: the kernel is a table.
 */
export class KernelRows {
  readonly #space: SearchSpace;
  readonly #architectures: Int32Array;
  readonly #table: Float64Array;
  readonly #rows: (Float64Array | null)[];
  /** Kernel of each sample with itself. */
  readonly diagonal: Float64Array;

  constructor(space: SearchSpace, architectures: Int32Array, gamma: number) {
    const { edges, operations } = space;
    this.#space = space;
    this.#architectures = architectures;
    this.#rows = Array.from(architectures, () => null);
    this.#table = new Float64Array(edges * (operations - 1) ** 2 + 1);
    for (let product = 0; product < this.#table.length; product++) {
      this.#table[product] = ((gamma * product) / operations ** 2) ** DEGREE;
    }
    this.diagonal = new Float64Array(architectures.length);
    for (let i = 0; i < architectures.length; i++) this.diagonal[i] = this.#at(i, i);
  }

  /** Kernel of sample i with every sample. */
  row(i: number): Float64Array {
    return (this.#rows[i] ??= this.#compute(i));
  }

  #compute(i: number): Float64Array {
    const row = new Float64Array(this.#architectures.length);
    for (let t = 0; t < row.length; t++) row[t] = this.#at(i, t);
    return row;
  }

  #at(i: number, t: number): number {
    const { choices, edges } = this.#space;
    const a = this.#architectures[i] * edges;
    const b = this.#architectures[t] * edges;
    let product = 0;
    for (let edge = 0; edge < edges; edge++) product += choices[a + edge] * choices[b + edge];
    return this.#table[product];
  }
}
