import type { SearchSpace } from "../../../harness/nas/index.ts";

/** Degree of the polynomial kernel (gamma x . z)^4 over operation numbers scaled to [0, 1); as released. */
export const DEGREE = 4;

/** scikit-learn's gamma = "scale": 1 / (edges * variance of the scaled numbers); 1 for samples without spread. */
export function scaleGamma({ choices, edges, operations }: SearchSpace, architectures: Int32Array): number {
  // Sums of small integers: exact, in whatever order.
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < architectures.length; i++) {
    const row = architectures[i] * edges;
    for (let edge = 0; edge < edges; edge++) {
      const choice = choices[row + edge];
      sum += choice;
      squares += choice * choice;
    }
  }
  const count = architectures.length * edges;
  const variance = (squares / count - (sum / count) ** 2) / operations ** 2;
  return variance > 0 ? 1 / (edges * variance) : 1;
}
