import { midRanks } from "./mid-ranks.ts";
import { normalCdf } from "./normal.ts";

/** Up to here the counts of the exact distribution are integers below 2^53. */
const EXACT_UP_TO = 50;

export interface SignedRankTest {
  /** Sum of the ranks of the positive differences. */
  readonly positive: number;
  /** Sum of the ranks of the negative differences. */
  readonly negative: number;
  /** Differences that are not 0. */
  readonly n: number;
  /** Two-sided, 0..1; 1 when every difference is 0. */
  readonly pValue: number;
}

/**
 * Wilcoxon's signed-rank test, two-sided: are paired differences symmetric about 0?
 *
 * Differences of 0 are dropped, as Wilcoxon did (1945), equal sizes share their mean rank. Up to 50 differences the
 * p-value is exact, given the ties: all 2^n signs are counted. Beyond, the normal approximation with corrections for
 * ties and continuity.
 *
 * @throws RangeError on NaN.
 */
export function wilcoxon(differences: ArrayLike<number>): SignedRankTest {
  const nonZero = Float64Array.from(differences).filter((difference) => difference !== 0);
  const { ranks, groups } = midRanks(nonZero.map(Math.abs));
  let positive = 0;
  let negative = 0;
  for (let i = 0; i < ranks.length; i++) {
    if (nonZero[i] > 0) positive += ranks[i];
    else negative += ranks[i];
  }
  const n = ranks.length;
  const smaller = Math.min(positive, negative);
  const oneSided = n <= EXACT_UP_TO ? exactTail(ranks, smaller) : normalTail(n, groups, smaller);
  return { positive, negative, n, pValue: Math.min(1, 2 * oneSided) };
}

/** P(W <= w) by counting the sets of ranks for every sum. Mean ranks are halves at worst: doubled, they are integers. */
function exactTail(ranks: Float64Array, w: number): number {
  const n = ranks.length;
  const ways = new Float64Array(n * (n + 1) + 1);
  ways[0] = 1;
  let reach = 0;
  for (const rank of ranks) {
    const doubled = 2 * rank;
    reach += doubled;
    for (let sum = reach; sum >= doubled; sum--) ways[sum] += ways[sum - doubled];
  }
  let favourable = 0;
  for (let sum = 0; sum <= 2 * w; sum++) favourable += ways[sum];
  return favourable / 2 ** n;
}

function normalTail(n: number, groups: readonly number[], w: number): number {
  const tied = groups.reduce((sum, t) => sum + (t ** 3 - t), 0);
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tied / 48;
  return normalCdf((w - (n * (n + 1)) / 4 + 0.5) / Math.sqrt(variance));
}
