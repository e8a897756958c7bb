import type { Outcome } from "../../../harness/method/index.ts";

/**
 * The first that no other dominates: of the fewest dominators, since some candidate always has none. Who has dominated one
 * often dominates the next, and is looked at first.
 */
export function firstUndominated(waiting: readonly Outcome[]): Outcome {
  const proven: (readonly number[])[] = [];
  for (const candidate of waiting) {
    const { losses } = candidate;
    if (proven.some((other) => dominates(other, losses))) continue;
    const dominator = waiting.find((other) => dominates(other.losses, losses));
    if (dominator === undefined) return candidate;
    proven.push(dominator.losses);
  }
  throw new RangeError("got no candidates, of which none is dominated");
}

/** At least as good in every loss, better in one. */
function dominates(a: readonly number[], b: readonly number[]): boolean {
  let isBetter = false;
  for (let k = 0; k < a.length; k++) {
    if (a[k] > b[k]) return false;
    isBetter ||= a[k] < b[k];
  }
  return isBetter;
}
