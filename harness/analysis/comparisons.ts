import type { Comparison } from "../record/index.ts";
import { ratioInterval, type Resamples } from "./bootstrap.ts";
import { holm } from "./holm.ts";
import { mean } from "./quantile.ts";
import { rankBiserial } from "./rank-biserial.ts";
import { TARGETS } from "./targets.ts";
import { wilcoxon } from "./wilcoxon.ts";

/** One method's values by metric, one for each replicate (seed) in an order that all methods share. */
export interface Contender {
  readonly name: string;
  readonly bound: boolean;
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
}

/**
 * What methods are compared on: what a run costs and finds in all, and what each target costs in carbon and in GPU
 * time. The two tell apart the ways of saving carbon: training less, or at a cleaner hour.
 * Few on purpose: every further metric makes every other one's adjusted p-value larger. Fraction and log difference of
 * the hypervolume would only say again what the hypervolume says.
 */
export const COMPARED_METRICS: readonly string[] = [
  "carbonKg",
  "hypervolume",
  ...TARGETS.map((target) => `carbonKgTo.${target}`),
  ...TARGETS.map((target) => `gpuHoursTo.${target}`),
];

/**
 * Every two methods on every metric of `COMPARED_METRICS`, under one accounting: the later in the table as `method`,
 * the earlier as `against`, so that each pair is tested once.
 *
 * A pair of values counts where both are defined. Of a target, n below the number of seeds means that one of the two did
 * not always get there: the ratio then holds for the seeds where both did, and flatters whoever failed on the hard ones.
 *
 * A bound knows the truth in advance and is no rival: it is compared by ratio and effect size, without a test, and stays
 * out of the family that Holm's adjustment runs over.
 *
 * @param resamplesFor the bootstrap resamples of n items.
 */
export function comparisons(
  accounting: string,
  contenders: readonly Contender[],
  resamplesFor: (n: number) => Resamples,
): Comparison[] {
  const rows = contenders.flatMap((method, place) =>
    contenders
      .slice(0, place)
      .flatMap((against) =>
        COMPARED_METRICS.map((metric) => compared(method, against, accounting, metric, resamplesFor)),
      ),
  );
  const family = rows.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
  const adjusted = holm(family).values();
  return rows.map((row) =>
    Object.assign(row, { pAdjusted: row.pValue === null ? null : (adjusted.next().value ?? null) }),
  );
}

function compared(
  method: Contender,
  against: Contender,
  accounting: string,
  metric: string,
  resamplesFor: (n: number) => Resamples,
): Omit<Comparison, "pAdjusted"> {
  const [ours, theirs] = definedPairs(method.values.get(metric) ?? [], against.values.get(metric) ?? []);
  const n = ours.length;
  const names = { method: method.name, against: against.name, accounting, metric };
  if (n === 0) {
    return { ...names, ratio: null, ci95: null, pValue: null, effectSize: null, n };
  }
  const test = wilcoxon(ours.map((value, i) => value - theirs[i]));
  const denominator = mean(theirs);
  return {
    ...names,
    ratio: denominator === 0 ? null : mean(ours) / denominator,
    ci95: denominator === 0 ? null : ratioInterval(ours, theirs, resamplesFor(n)),
    pValue: method.bound || against.bound ? null : test.pValue,
    effectSize: rankBiserial(test),
    n,
  };
}

function definedPairs(
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
): [readonly number[], readonly number[]] {
  // The very same arrays where nothing is missing: their resampled means are known already.
  if (ours.every((value) => value !== null) && theirs.every((value) => value !== null)) {
    return [ours, theirs];
  }
  const pairs: [number[], number[]] = [[], []];
  for (const [i, value] of ours.entries()) {
    const other = theirs[i] ?? null;
    if (value === null || other === null) continue;
    pairs[0].push(value);
    pairs[1].push(other);
  }
  return pairs;
}
