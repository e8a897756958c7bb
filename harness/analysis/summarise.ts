import type { MetricSummary, RunLog, RunManifest, Summary } from "../record/index.ts";
import { meanInterval, resamplesOf, type Resamples } from "./bootstrap.ts";
import { comparisons } from "./comparisons.ts";
import type { Contender } from "./contender.ts";
import { costsToOwnTarget, metricsOf, type Metrics } from "./metrics.ts";
import { mean, median } from "./quantile.ts";
import { isCostToTarget } from "./targets.ts";

/**
 * All runs of a scenario as one document: each method's metrics under each accounting, over seeds, and how the methods
 * compare, paired over seeds. Methods and accountings come in the order of the manifest; `values` of a metric stand in
 * the order of the manifest's seeds, null where the method has no run or the metric is not defined.
 *
 * A run that an accounting steered (its key names one) counts under that accounting alone; one that was planned for
 * another target, for the costs to that target alone.
 * The intervals rest on resamples with a fixed seed: same runs, same document.
 *
 * @throws RangeError when a run's method, accounting or seed is not in the manifest, or a method has two runs on one seed.
 */
export function summarise(manifest: RunManifest, logs: readonly RunLog[]): Summary {
  const accountings = Object.keys(manifest.accountings);
  checkKnown(manifest, accountings, logs);
  const resamplesFor = sharedResamples();
  const contenders = new Map(
    accountings.map((accounting) => [accounting, contendersUnder(accounting, manifest, logs)]),
  );
  const methods: Record<string, Summary["methods"][string]> = {};
  for (const { name, bound } of manifest.methods) {
    const entries = [...contenders].flatMap(([accounting, all]) =>
      all.flatMap((contender) =>
        contender.name === name ? [[accounting, summaryOf(contender, resamplesFor)] as const] : [],
      ),
    );
    if (entries.length > 0) methods[name] = { bound, accounting: Object.fromEntries(entries) };
  }
  return {
    scenario: manifest.scenario,
    fingerprint: manifest.fingerprint,
    digest: manifest.digest,
    setting: manifest.setting,
    data: manifest.data,
    referenceHypervolume: manifest.referenceHypervolume,
    methods,
    comparisons: [...contenders].flatMap(([accounting, all]) => comparisons(accounting, all, resamplesFor)),
  };
}

/** The methods that have runs under the accounting, in the manifest's order, with their metrics by replicate. */
function contendersUnder(accounting: string, manifest: RunManifest, logs: readonly RunLog[]): Contender[] {
  const charged = logs.filter(({ key }) => key.accounting === undefined || key.accounting === accounting);
  return manifest.methods.flatMap(({ name, bound }) => {
    const all = charged.filter(({ key }) => key.method === name);
    const own = all.filter(({ key }) => key.target === undefined);
    if (own.length === 0) return [];
    const values = new Map<string, (number | null)[]>();
    const ran = manifest.seeds.map(() => false);
    for (const log of own) {
      const { seed } = log.key;
      const place = manifest.seeds.indexOf(seed);
      if (ran[place]) throw new RangeError(`summary: got two runs of ${name} on seed ${seed}`);
      ran[place] = true;
      const aimed = all.filter(({ key }) => key.target !== undefined && key.seed === seed);
      const metrics: Metrics = {
        ...metricsOf(log, accounting, manifest.referenceHypervolume),
        ...Object.fromEntries(
          aimed.flatMap((other) => costsToOwnTarget(other, accounting, manifest.referenceHypervolume)),
        ),
      };
      for (const [metric, value] of Object.entries(metrics)) {
        const column = values.get(metric) ?? manifest.seeds.map(() => null);
        column[place] = value;
        values.set(metric, column);
      }
    }
    return [{ name, bound, ran, values }];
  });
}

function summaryOf(
  { ran, values }: Contender,
  resamplesFor: (n: number) => Resamples,
): { seeds: number; metrics: Record<string, MetricSummary> } {
  const metrics: Record<string, MetricSummary> = {};
  for (const [metric, column] of values) {
    const isWhole = column.every((value) => value !== null);
    const defined = isWhole ? column : column.filter((value) => value !== null);
    metrics[metric] =
      defined.length === 0
        ? { mean: null, median: null, ci95: null, values: column }
        : {
            mean: mean(defined),
            median: medianOf(metric, column, ran),
            ci95: meanInterval(defined, resamplesFor(defined.length)),
            values: column,
          };
  }
  return { seeds: ran.filter(Boolean).length, metrics };
}

/** Of a cost to a target, over all runs: never paid is more than any, and a median among these is none. */
function medianOf(
  metric: string,
  column: readonly (number | null)[],
  ran: readonly boolean[],
): number | null {
  const censored = isCostToTarget(metric)
    ? column.filter((_, i) => ran[i]).map((value) => value ?? Infinity)
    : column.filter((value) => value !== null);
  const middle = median(censored);
  return Number.isFinite(middle) ? middle : null;
}

/** One set of resamples for every sample size, made when first asked for. */
function sharedResamples(): (n: number) => Resamples {
  const made = new Map<number, Resamples>();
  return (n) => {
    const resamples = made.get(n) ?? resamplesOf(n);
    made.set(n, resamples);
    return resamples;
  };
}

function checkKnown(manifest: RunManifest, accountings: readonly string[], logs: readonly RunLog[]): void {
  const methods = manifest.methods.map(({ name }) => name);
  for (const { key } of logs) {
    if (!methods.includes(key.method)) {
      throw new RangeError(`summary: got a run of "${key.method}", expected one of: ${methods.join(", ")}`);
    }
    if (!manifest.seeds.includes(key.seed)) {
      throw new RangeError(
        `summary: got a run on seed ${key.seed}, expected one of: ${manifest.seeds.join(", ")}`,
      );
    }
    if (key.accounting !== undefined && !accountings.includes(key.accounting)) {
      throw new RangeError(
        `summary: got a run under "${key.accounting}", expected one of: ${accountings.join(", ")}`,
      );
    }
  }
}
