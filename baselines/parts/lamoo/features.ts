import type { SearchSpace } from "../../../harness/nas/index.ts";
import { DEGREE } from "./kernel.ts";

/**
 * The explicit feature map of the homogeneous polynomial kernel (x . z)^4 for every architecture of a space: one column for
 * each monomial of degree 4, times the root of its multinomial coefficient. With six edges that is 126 numbers, so a
 * prediction costs the same however many samples a machine was fitted on.
 */
export class KernelFeatures {
  /** Features per architecture. */
  readonly width: number;
  /** Row-major, size x width. */
  readonly #values: Float64Array;

  static readonly #made = new WeakMap<SearchSpace, KernelFeatures>();

  /** The features of a space, computed once for each space: all runs of a process share them. */
  static of(space: SearchSpace): KernelFeatures {
    let features = KernelFeatures.#made.get(space);
    if (features === undefined) KernelFeatures.#made.set(space, (features = new KernelFeatures(space)));
    return features;
  }

  private constructor(space: SearchSpace) {
    const terms = monomials(space.edges, DEGREE);
    this.width = terms.length;
    this.#values = new Float64Array(space.size * terms.length);
    for (let i = 0; i < space.size; i++) {
      const choices = space.choices.subarray(i * space.edges, (i + 1) * space.edges);
      terms.forEach(({ variables, weight }, k) => {
        let value = weight;
        for (const variable of variables) value *= choices[variable] / space.operations;
        this.#values[i * terms.length + k] = value;
      });
    }
  }

  /** weights += factor * features of the architecture. */
  addTo(weights: Float64Array, architecture: number, factor: number): void {
    const values = this.#values;
    const row = architecture * this.width;
    for (let k = 0; k < weights.length; k++) weights[k] += factor * values[row + k];
  }

  /** Inner product of weights and the features of the architecture. */
  dot(weights: Float64Array, architecture: number): number {
    const values = this.#values;
    const { width } = this;
    let at = architecture * width;
    let a = 0;
    let b = 0;
    let k = 0;
    // Two sums at a time: one alone would wait for itself at every addition.
    for (; k + 1 < width; k += 2, at += 2) {
      a += weights[k] * values[at];
      b += weights[k + 1] * values[at + 1];
    }
    return k < width ? a + b + weights[k] * values[at] : a + b;
  }
}

interface Monomial {
  /** Variables with repetition, ascending: [0, 0, 2, 5] is x0^2 x2 x5. */
  readonly variables: readonly number[];
  /** Root of the multinomial coefficient. */
  readonly weight: number;
}

function monomials(variables: number, degree: number): Monomial[] {
  const grow = (prefix: number[]): number[][] =>
    prefix.length === degree
      ? [prefix]
      : Array.from({ length: variables }, (_, v) => v)
          .filter((v) => prefix.length === 0 || v >= prefix[prefix.length - 1])
          .flatMap((v) => grow([...prefix, v]));
  return grow([]).map((chosen) => {
    const powers = new Map<number, number>();
    for (const v of chosen) powers.set(v, (powers.get(v) ?? 0) + 1);
    const orders = [...powers.values()].reduce((product, power) => product * factorial(power), 1);
    return { variables: chosen, weight: Math.sqrt(factorial(degree) / orders) };
  });
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
