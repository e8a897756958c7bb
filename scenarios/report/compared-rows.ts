import {
  adjustedWithin,
  COMPARED_METRICS,
  censoredDifference,
  mean,
  pairedDifference,
  wilcoxon,
} from "../../harness/analysis/index.ts";
import type { CellSide } from "./side.ts";

/** One method under one accounting on one metric, in the one report and in the other. */
export interface ComparedRow {
  /** Of a scenario in several settings; empty otherwise. */
  readonly cell: string;
  readonly method: string;
  readonly bound: boolean;
  readonly accounting: string;
  readonly metric: string;
  /**
   * Means over the `n` pairs, the shared seeds of which both have a value, so that a - b is the difference; where no seed is shared,
   * over each one's own.
   */
  readonly a: number | null;
  readonly b: number | null;
  /** Of each, how many of the runs that count (`runsA`, `runsB`) have a value: to a target, how many reached it. */
  readonly reachedA: number;
  readonly reachedB: number;
  /** On the shared seeds those that both ran; where none is shared, each one's own. */
  readonly runsA: number;
  readonly runsB: number;
  /** Mean of a less b over the pairs. */
  readonly difference: number | null;
  /** 95 % bootstrap interval; null from fewer than six pairs. */
  readonly ci95: readonly [number, number] | null;
  readonly n: number;
  /**
   * Wilcoxon signed rank, two-sided, over `tested` pairs: a target never reached counts as dearer than any reached. Null of a
   * bound, and without pairs.
   */
  readonly pValue: number | null;
  readonly tested: number;
  /** Holm over the rows of one metric under one accounting. */
  readonly pAdjusted: number | null;
}

/** All that both have, cell by cell, paired by seed. */
export function comparedRows(
  ours: ReadonlyMap<string, CellSide>,
  theirs: ReadonlyMap<string, CellSide>,
): ComparedRow[] {
  const rows = [...ours].flatMap(([cell, one]) => {
    const other = theirs.get(cell);
    return other === undefined ? [] : rowsOf(cell, one, other);
  });
  return adjustedWithin(rows, ({ accounting, metric }) => `${accounting}|${metric}`);
}

function rowsOf(cell: string, ours: CellSide, theirs: CellSide): ComparedRow[] {
  const shared = ours.seeds.filter((seed) => theirs.seeds.includes(seed));
  const isPaired = shared.length > 0;
  return Object.entries(ours.methods).flatMap(([method, { bound, accounting: own }]) =>
    Object.entries(own).flatMap(([accounting, { metrics }]) => {
      const other = theirs.methods[method]?.accounting[accounting]?.metrics;
      if (other === undefined) return [];
      const [ran, otherRan] = [ranOf(ours, metrics), ranOf(theirs, other)];
      const both = shared.filter((seed) => ran.includes(seed) && otherRan.includes(seed));
      return COMPARED_METRICS.flatMap((metric): ComparedRow[] => {
        const [a, b] = [metrics[metric], other[metric]];
        if (a === undefined || b === undefined) return [];
        const told = isPaired
          ? paired(valuesOn(both, ours, a), valuesOn(both, theirs, b), metric, bound)
          : apart(valuesOn(ran, ours, a), valuesOn(otherRan, theirs, b));
        return [{ cell, method, bound, accounting, metric, ...told, pAdjusted: null }];
      });
    }),
  );
}

type Values = readonly (number | null)[];
type Told = Omit<ComparedRow, "cell" | "method" | "bound" | "accounting" | "metric" | "pAdjusted">;

/** The seeds of which there is a run: one that is not there is not one that never reached. */
function ranOf({ seeds }: CellSide, metrics: Readonly<Record<string, { values: Values }>>): number[] {
  const columns = Object.values(metrics);
  return seeds.filter((_, at) => columns.some(({ values }) => (values[at] ?? null) !== null));
}

function valuesOn(seeds: readonly number[], side: CellSide, { values }: { values: Values }): Values {
  return seeds.map((seed) => values[side.seeds.indexOf(seed)] ?? null);
}

/** Values of the same seeds, in one order. */
function paired(values: Values, others: Values, metric: string, bound: boolean): Told {
  const { n, mean: difference, ci95 } = pairedDifference(values, others);
  const ranked = values.flatMap((value, i) => censoredDifference(value, others[i], metric));
  return {
    a: meanOf(values.filter((_, i) => others[i] !== null)),
    b: meanOf(others.filter((_, i) => values[i] !== null)),
    ...reachedOf(values, others),
    difference,
    ci95,
    n,
    pValue: bound || ranked.length === 0 ? null : wilcoxon(ranked).pValue,
    tested: ranked.length,
  };
}

/** Values of seeds that have nothing to do with one another. */
function apart(values: Values, others: Values): Told {
  const none = { difference: null, ci95: null, n: 0, pValue: null, tested: 0 };
  return { a: meanOf(values), b: meanOf(others), ...reachedOf(values, others), ...none };
}

function reachedOf(values: Values, others: Values): Pick<Told, "reachedA" | "reachedB" | "runsA" | "runsB"> {
  return {
    reachedA: defined(values).length,
    reachedB: defined(others).length,
    runsA: values.length,
    runsB: others.length,
  };
}

function meanOf(values: Values): number | null {
  const own = defined(values);
  return own.length === 0 ? null : mean(own);
}

function defined(values: Values): number[] {
  return values.filter((value) => value !== null);
}
