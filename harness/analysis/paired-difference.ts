import type { Interval } from "./bias-corrected.ts";
import { meanInterval, resamplesOf } from "./bootstrap.ts";
import { mean } from "./quantile.ts";
import { wilcoxon } from "./wilcoxon.ts";

/** One set of values less another, over the pairs where both are defined. */
export interface PairedDifference {
  readonly n: number;
  /** Null without a pair. */
  readonly mean: number | null;
  /** 95 % bootstrap interval of the mean; null from fewer than six pairs. */
  readonly ci95: Interval | null;
  /** Wilcoxon signed rank, two-sided, not adjusted for other tests. */
  readonly pValue: number | null;
}

/** @throws RangeError when the two differ in length: they pair by index. */
export function pairedDifference(
  values: readonly (number | null)[],
  others: readonly (number | null)[],
): PairedDifference {
  if (values.length !== others.length) {
    throw new RangeError(
      `paired difference: got ${values.length} and ${others.length} values, expected as many`,
    );
  }
  const differences = values.flatMap((value, i) => {
    const other = others[i];
    return value === null || other === null ? [] : [value - other];
  });
  const n = differences.length;
  if (n === 0) return { n, mean: null, ci95: null, pValue: null };
  return {
    n,
    mean: mean(differences),
    ci95: meanInterval(differences, resamplesOf(n)),
    pValue: wilcoxon(differences).pValue,
  };
}
