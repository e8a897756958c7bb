import { wilcoxon, type SignedRankTest } from "./wilcoxon.ts";

/**
 * Matched-pairs rank-biserial correlation: the effect size that belongs to the signed-rank test, -1..1. The share of
 * the rank sum that is positive less the share that is negative; 0 when every difference is 0 (Kerby, "The Simple
 * Difference Formula", Comprehensive Psychology 3, 2014).
 */
export function rankBiserial(differences: ArrayLike<number> | SignedRankTest): number {
  const { positive, negative } = "pValue" in differences ? differences : wilcoxon(differences);
  const total = positive + negative;
  return total === 0 ? 0 : (positive - negative) / total;
}
