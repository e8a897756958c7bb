import { mean } from "../../harness/analysis/index.ts";
import type { LabelledResults } from "./by-cell.ts";

/** The fixed split of a family that needs least carbon where training has been: chosen without a look at what is unseen. */
export interface BestStatic {
  /** `static` of `static-2`. */
  readonly family: string;
  readonly best: string;
  /** Settings that it was chosen on. */
  readonly chosenOn: number;
  /** All of the family that ran, and what they were chosen by: carbon of one success, kg; null: no success somewhere. */
  readonly among: readonly { readonly method: string; readonly carbonKg: number | null }[];
}

/**
 * The best of every family of fixed splits among the methods, by the geometric mean over settings of the carbon that one
 * success costs: all that its seeds spent, those that never got to the target included, over how many got there.
 */
export function bestStatics(
  cells: readonly LabelledResults[],
  accounting: string,
  metric: string,
): BestStatic[] {
  const seen = cells.filter(({ labels }) => labels["seen"] === "trained on");
  const names = [...new Set(cells.flatMap(({ results }) => Object.keys(results.methods)))];
  const families = new Set(names.flatMap((name) => familyOf(name) ?? []));
  if (seen.length === 0) return [];
  return [...families].map((family) => {
    const members = names.filter((name) => familyOf(name) === family);
    const costs = members.map((name) =>
      mean(seen.map((cell) => Math.log(costOf(cell, name, accounting, metric)))),
    );
    return {
      family,
      best: members[costs.indexOf(Math.min(...costs))],
      chosenOn: seen.length,
      among: members.map((method, at) => ({
        method,
        carbonKg: Number.isFinite(costs[at]) ? Math.exp(costs[at]) : null,
      })),
    };
  });
}

/** `ce-nas-static` of `ce-nas-static-2`; undefined of what is no fixed split. */
export function familyOf(name: string): string | undefined {
  return /^(.*static)-\d+$/.exec(name)?.[1];
}

/** Carbon of one success; infinite where no seed had one. */
function costOf({ results }: LabelledResults, name: string, accounting: string, metric: string): number {
  const metrics = results.methods[name]?.accounting[accounting]?.metrics;
  const spent = metrics?.["carbonKg"]?.values ?? [];
  const reached = metrics?.[metric]?.values ?? [];
  const total = reached.reduce((sum: number, value, at) => sum + (value ?? spent[at] ?? 0), 0);
  return total / reached.filter((value) => value !== null).length;
}
