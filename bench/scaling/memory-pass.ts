import { stream } from "../../harness/random/index.ts";
import type { SizedCost } from "./exponent.ts";

/**
 * n doubles read in the order of a shuffle and written one after the other: n steps that do little but wait for memory. What they
 * cost beyond n times the same is waiting alone.
 */
export function scatteredReads(n: number): () => Float64Array {
  const shuffled = stream(1, "bench/memory").shuffle(Array.from({ length: n }, (_, i) => i));
  const order = Uint32Array.from(shuffled);
  const values = Float64Array.from({ length: n }, (_, i) => i);
  return () => {
    const read = new Float64Array(n);
    for (let i = 0; i < n; i++) read[i] = values[order[i]];
    return read;
  };
}

/** What n steps waited at each size, ms: their cost beyond that of the least size grown with n; never below 0. */
export function waitsOf(costs: readonly SizedCost[]): number[] {
  const [least] = costs;
  return costs.map(({ size, ms }) => Math.max(0, ms - (least.ms * size) / least.size));
}
