import type { SearchSpace } from "../../../harness/nas/index.ts";

const DEGREE = 4;

/**
 * The explicit feature map of the homogeneous polynomial kernel of degree 4, k(x, z) = (x . z)^4, for every architecture:
 * one column for each monomial of degree 4, times the root of its multinomial coefficient. With six edges that is 126
 * numbers, so a linear machine on them is the kernel machine, without a kernel matrix.
 */
export interface KernelFeatures {
  /** Features per architecture. */
  readonly width: number;
  /** Row-major, size x width. */
  readonly values: Float64Array;
  /** The codes behind them, in [0, 1), row-major, size x edges. */
  readonly codes: Float64Array;
}

const made = new WeakMap<SearchSpace, KernelFeatures>();

/** The features of a space, computed once for each space: all runs of a process share them. */
export function kernelFeatures(space: SearchSpace): KernelFeatures {
  const known = made.get(space);
  if (known !== undefined) return known;
  const codes = Float64Array.from(space.choices, (choice) => choice / space.operations);
  const terms = monomials(space.edges, DEGREE);
  const values = new Float64Array(space.size * terms.length);
  for (let i = 0; i < space.size; i++) {
    const x = codes.subarray(i * space.edges, (i + 1) * space.edges);
    terms.forEach(({ variables, weight }, k) => {
      let value = weight;
      for (const variable of variables) value *= x[variable];
      values[i * terms.length + k] = value;
    });
  }
  const features = { width: terms.length, values, codes };
  made.set(space, features);
  return features;
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
