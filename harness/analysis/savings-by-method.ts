import type { RunLog, RunManifest } from "../record/index.ts";
import { biasCorrected, type Interval } from "./bias-corrected.ts";
import { ratioInterval, resamplesOf, type Resamples } from "./bootstrap.ts";
import { mean } from "./quantile.ts";
import { carbonKgOf, savingOf, type Saving } from "./savings.ts";
import { spendingOf, type Spending, type Until } from "./spending.ts";

/** A part of what is saved: mean over seeds in kg CO2eq, and as a share of the other method's carbon. */
export interface Part {
  readonly kg: number;
  readonly share: number;
  /** 95 % paired bootstrap interval of the share. */
  readonly ci95: Interval | null;
}

/** Where the carbon goes that one method saves against another, under one accounting, over the seeds where both count. */
export interface MethodSaving {
  readonly method: string;
  readonly bound: boolean;
  readonly against: string;
  readonly accounting: string;
  readonly until: Until;
  readonly n: number;
  readonly carbonKg: number;
  readonly againstKg: number;
  /** The other's carbon, energy and mean intensity over the method's: above 1, the method needed less. */
  readonly fold: {
    readonly carbon: number | null;
    readonly energy: number | null;
    readonly intensity: number | null;
  };
  /** They add up: lessWork + betterHours + hardware = saved. */
  readonly parts: Readonly<Record<"lessWork" | "betterHours" | "hardware" | "saved", Part>>;
  /**
   * Share saved under the first accounting less the share saved under this one: what the first leaves out. Zero under
   * the first itself; null where the two do not hold for as many seeds, or
   * the other spent nothing under the first.
   */
  readonly leftOut: { readonly share: number; readonly ci95: Interval | null } | null;
}

interface Pair {
  readonly own: Spending;
  readonly other: Spending;
}

/**
 * Every method of the runs against one of them, under every accounting, until each of these. Where the other spent
 * nothing (a target known from the start), there is nothing to share out, and no row.
 */
export function savingsByMethod(
  {
    methods,
    accountings,
    referenceHypervolume,
  }: Pick<RunManifest, "methods" | "accountings" | "referenceHypervolume">,
  logs: readonly RunLog[],
  against: string,
  untils: readonly Until[],
): MethodSaving[] {
  const names = Object.keys(accountings);
  return untils.flatMap((until) =>
    methods
      .filter(({ name }) => name !== against)
      .flatMap(({ name, bound }) => {
        const pairs = names.map((accounting) => {
          const spent = (method: string): Map<string, Spending> =>
            spendingByRun(logs, method, accounting, until, referenceHypervolume);
          return pairsOf(spent(name), spent(against));
        });
        return names.flatMap((accounting, at) =>
          nothingSpent(pairs[at])
            ? []
            : [{ method: name, bound, against, accounting, until, ...compared(pairs[at], pairs[0]) }],
        );
      }),
  );
}

/** What each run of a method spent, by window and seed; without those that never came to the target. */
function spendingByRun(
  logs: readonly RunLog[],
  method: string,
  accounting: string,
  until: Until,
  referenceHypervolume: number,
): Map<string, Spending> {
  const found = new Map<string, Spending>();
  for (const log of logs) {
    const { key } = log;
    if (key.method !== method || (key.accounting ?? accounting) !== accounting) continue;
    const spent = spendingOf(log, accounting, until, referenceHypervolume);
    if (spent !== null) found.set(`${key.window}|${key.seed}`, spent);
  }
  return found;
}

function pairsOf(own: ReadonlyMap<string, Spending>, other: ReadonlyMap<string, Spending>): Pair[] {
  return [...own].flatMap(([run, spent]) => {
    const others = other.get(run);
    return others === undefined ? [] : [{ own: spent, other: others }];
  });
}

function nothingSpent(pairs: readonly Pair[]): boolean {
  return pairs.every(({ other }) => carbonKgOf(other) === 0);
}

function compared(
  pairs: readonly Pair[],
  first: readonly Pair[],
): Omit<MethodSaving, "method" | "bound" | "against" | "accounting" | "until"> {
  const resamples = resamplesOf(pairs.length);
  const savings = pairs.map(({ own, other }) => savingOf(own, other));
  const ownKg = pairs.map(({ own }) => carbonKgOf(own));
  const otherKg = pairs.map(({ other }) => carbonKgOf(other));
  const part = (of: (saving: Saving) => number): Part => partOf(savings.map(of), otherKg, resamples);
  const total = (of: (pair: Pair) => number): number => mean(pairs.map(of));
  const energy = foldOf(
    total(({ other }) => other.energyKwh),
    total(({ own }) => own.energyKwh),
  );
  const electricity = foldOf(
    total(({ other }) => other.electricityKg),
    total(({ own }) => own.electricityKg),
  );
  return {
    n: pairs.length,
    carbonKg: mean(ownKg),
    againstKg: mean(otherKg),
    fold: {
      carbon: foldOf(mean(otherKg), mean(ownKg)),
      energy,
      intensity: electricity === null || energy === null ? null : electricity / energy,
    },
    parts: {
      lessWork: part(({ lessWorkKg }) => lessWorkKg),
      betterHours: part(({ betterHoursKg }) => betterHoursKg),
      hardware: part(({ hardwareKg }) => hardwareKg),
      saved: part(({ lessWorkKg, betterHoursKg, hardwareKg }) => lessWorkKg + betterHoursKg + hardwareKg),
    },
    leftOut: leftOutOf(pairs, first, resamples),
  };
}

function foldOf(other: number, own: number): number | null {
  return own === 0 ? null : other / own;
}

function partOf(kg: readonly number[], otherKg: readonly number[], resamples: Resamples): Part {
  return { kg: mean(kg), share: mean(kg) / mean(otherKg), ci95: ratioInterval(kg, otherKg, resamples) };
}

/** Share of the other's carbon that remains, under this accounting less under the first, seeds drawn together. */
function leftOutOf(
  pairs: readonly Pair[],
  first: readonly Pair[],
  resamples: Resamples,
): MethodSaving["leftOut"] {
  if (first.length !== pairs.length || nothingSpent(first)) return null;
  const columns = [pairs, first].flatMap((all) => [
    all.map(({ own }) => carbonKgOf(own)),
    all.map(({ other }) => carbonKgOf(other)),
  ]);
  const difference = (means: readonly number[]): number => means[0] / means[1] - means[2] / means[3];
  const drawn = columns.map((column) => resamples.means(column));
  const estimates = Float64Array.from({ length: resamples.count }, (_, r) =>
    difference(drawn.map((means) => means[r])),
  );
  const share = difference(columns.map(mean));
  const left =
    pairs.length < 2
      ? []
      : pairs.map((_, i) => difference(columns.map((column) => mean(column.toSpliced(i, 1)))));
  const usable = pairs.length > 1 && estimates.every(Number.isFinite);
  return { share, ci95: usable ? biasCorrected(estimates, share, left, 0.95) : null };
}
