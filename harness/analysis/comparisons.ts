import type { Comparison } from "../record/index.ts";
import { ratioInterval, type Resamples } from "./bootstrap.ts";
import { censoredDifference } from "./censored-difference.ts";
import type { Contender } from "./contender.ts";
import { adjustedByFamily } from "./families.ts";
import { mean } from "./quantile.ts";
import { rankBiserial } from "./rank-biserial.ts";
import { TARGETS } from "./targets.ts";
import { wilcoxon } from "./wilcoxon.ts";

/**
 * What methods are compared on: what a run costs and finds in all, and what each target costs in carbon and in GPU
 * time. The two tell apart the ways of saving carbon: training less, or at a cleaner hour.
 */
export const COMPARED_METRICS: readonly string[] = [
  "carbonKg",
  "hypervolume",
  ...TARGETS.map((target) => `carbonKgTo.${target}`),
  ...TARGETS.map((target) => `gpuHoursTo.${target}`),
];

/**
 * Every two methods on every metric of `COMPARED_METRICS`, under one accounting: the later in the table as `method`,
 * the earlier as `against`, so that each pair is tested once. `docs/statistics.md` says how.
 *
 * A target that a run never reached cost it more than any that was reached: the test and the effect size count such a
 * seed, by rank. A ratio of means cannot: it rests on the seeds where both got there, `ratioN` of them, and flatters
 * whoever failed on the hard ones.
 *
 * A bound knows the truth in advance and is no rival: it is compared by ratio and effect size, without a test.
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
  return adjustedByFamily(rows);
}

function compared(
  method: Contender,
  against: Contender,
  accounting: string,
  metric: string,
  resamplesFor: (n: number) => Resamples,
): Omit<Comparison, "pAdjusted" | "family"> {
  const own = method.values.get(metric) ?? [];
  const other = against.values.get(metric) ?? [];
  const seeds = own.flatMap((_, i) => (method.ran[i] && against.ran[i] ? [i] : []));
  const differences = seeds.flatMap((i) => censoredDifference(own[i], other[i], metric));
  const n = differences.length;
  const test = n === 0 ? null : wilcoxon(differences);
  const [ours, theirs] = definedPairs(own, other);
  const reached = (values: readonly (number | null)[]): number =>
    seeds.filter((i) => values[i] !== null).length;
  return {
    method: method.name,
    against: against.name,
    accounting,
    metric,
    ...ratioOf(ours, theirs, resamplesFor),
    pValue: test === null || method.bound || against.bound ? null : test.pValue,
    effectSize: test === null ? null : rankBiserial(test),
    n,
    ratioN: ours.length,
    reached: reached(own),
    againstReached: reached(other),
  };
}

function ratioOf(
  ours: readonly number[],
  theirs: readonly number[],
  resamplesFor: (n: number) => Resamples,
): Pick<Comparison, "ratio" | "ci95"> {
  const denominator = theirs.length === 0 ? 0 : mean(theirs);
  if (denominator === 0) return { ratio: null, ci95: null };
  return {
    ratio: mean(ours) / denominator,
    ci95: ratioInterval(ours, theirs, resamplesFor(ours.length)),
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
