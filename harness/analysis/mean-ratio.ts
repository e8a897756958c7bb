import type { Interval } from "./bias-corrected.ts";
import { meanInterval, resamplesOf } from "./bootstrap.ts";
import { mean } from "./quantile.ts";
import { wilcoxon } from "./wilcoxon.ts";

/** Values of one method and of another in one setting, by seed, in the order of the seeds. */
export interface RatioCell {
  readonly values: readonly (number | null)[];
  readonly others: readonly (number | null)[];
}

/** Geometric mean of ratios over settings and seeds. */
export interface MeanRatio {
  /** Seeds with at least one setting where both are defined: what the interval rests on. */
  readonly n: number;
  /** Pairs where both are defined; of all that there are; how many of these each has by itself. */
  readonly pairs: number;
  readonly ofPairs: number;
  readonly reached: number;
  readonly againstReached: number;
  readonly ratio: number | null;
  /** 95 % bootstrap interval over seeds; null from fewer than six. */
  readonly ci95: Interval | null;
  /** Wilcoxon signed rank over seeds, two-sided. */
  readonly pValue: number | null;
}

/**
 * How many times the other's a method's values are, over several settings. A seed meets the same initial architectures in
 * every setting, so settings are no repetitions: each seed's ratios are averaged over the settings first, and the seeds
 * are what is resampled. The settings count as given, not as drawn from all that there could be.
 *
 * @throws RangeError where the settings differ in the number of seeds, or a value is not above 0.
 */
export function meanRatio(cells: readonly RatioCell[]): MeanRatio {
  const seeds = cells[0]?.values.length ?? 0;
  const logs: number[][] = Array.from({ length: seeds }, () => []);
  for (const { values, others } of cells) {
    if (values.length !== seeds || others.length !== seeds) {
      throw new RangeError(
        `mean ratio: got ${values.length} and ${others.length} values, expected ${seeds} seeds`,
      );
    }
    values.forEach((value, seed) => {
      const other = others[seed];
      if (value === null || other === null) return;
      if (!(value > 0 && other > 0))
        throw new RangeError(`mean ratio: got ${value} over ${other}, expected both above 0`);
      logs[seed].push(Math.log(value / other));
    });
  }
  const bySeed = logs.filter((own) => own.length > 0).map(mean);
  const n = bySeed.length;
  const pairs = logs.reduce((sum, own) => sum + own.length, 0);
  const defined = (side: (cell: RatioCell) => RatioCell["values"]): number =>
    cells.reduce((sum, cell) => sum + side(cell).filter((value) => value !== null).length, 0);
  const counts = {
    n,
    pairs,
    ofPairs: seeds * cells.length,
    reached: defined(({ values }) => values),
    againstReached: defined(({ others }) => others),
  };
  if (n === 0) return { ...counts, ratio: null, ci95: null, pValue: null };
  const interval = meanInterval(bySeed, resamplesOf(n));
  return {
    ...counts,
    ratio: Math.exp(mean(bySeed)),
    ci95: interval === null ? null : [Math.exp(interval[0]), Math.exp(interval[1])],
    pValue: wilcoxon(bySeed).pValue,
  };
}
