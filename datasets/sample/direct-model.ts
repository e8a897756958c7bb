import { quantile } from "../../harness/analysis/index.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import { rounded } from "./rounded.ts";

/**
 * Direct intensity as a rising function of life-cycle intensity, through pairs of equal quantiles: the distribution of
 * direct intensity is kept, and that the two do not always rise together is not.
 */
export interface DirectModel {
  /** Points of the function, g/kWh, ascending; straight lines between them. */
  readonly lifecycle: readonly number[];
  readonly direct: readonly number[];
}

const SHARES = [
  0,
  0.01,
  0.02,
  0.05,
  ...Array.from({ length: 9 }, (_, k) => (k + 1) / 10),
  0.95,
  0.98,
  0.99,
  1,
];

export function fitDirect(lifecycle: TraceColumns, direct: TraceColumns): DirectModel {
  return { lifecycle: quantilesOf(lifecycle), direct: quantilesOf(direct) };
}

function quantilesOf({ intensityGPerKwh }: TraceColumns): number[] {
  const sorted = intensityGPerKwh.filter((value) => !Number.isNaN(value)).toSorted();
  return SHARES.map((share) => rounded(quantile(sorted, share)));
}

/** Direct intensity at a life-cycle intensity, g/kWh; beyond the ends as at the ends, and never above life-cycle. */
export function directAt({ lifecycle, direct }: DirectModel, intensityGPerKwh: number): number {
  let k = 1;
  while (k < lifecycle.length - 1 && lifecycle[k] < intensityGPerKwh) k++;
  const width = lifecycle[k] - lifecycle[k - 1];
  const share = width > 0 ? (intensityGPerKwh - lifecycle[k - 1]) / width : 1;
  const value = direct[k - 1] + Math.min(Math.max(share, 0), 1) * (direct[k] - direct[k - 1]);
  return Math.min(value, intensityGPerKwh);
}
