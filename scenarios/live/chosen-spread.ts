import { stream } from "../../harness/random/index.ts";

/**
 * So many architectures, spread over a score: one drawn from each of as many equal parts of the ranking, so that good and bad
 * ones are among them. In ascending order of score.
 */
export function chosenSpread(scores: ArrayLike<number>, count: number, seed: number): number[] {
  const random = stream(seed, "table-check");
  const order = Array.from({ length: scores.length }, (_, i) => i).toSorted((a, b) => scores[a] - scores[b]);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * order.length) / count);
    const to = Math.floor(((part + 1) * order.length) / count);
    return order[from + random.integer(to - from)];
  });
}
