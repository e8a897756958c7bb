import { quantile, type MedianProgress } from "../../harness/analysis/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** How far a method had come in one zone by one hour, over the settings of that zone. */
export interface ProgressRow {
  readonly zone: string;
  readonly method: string;
  readonly bound: boolean;
  readonly hour: number;
  readonly settings: number;
  /** % of the whole table's hypervolume: quartiles over settings of the medians over seeds. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** @param cells the progress of every method in every setting, with the zone that it ran in. */
export function progressTable(
  cells: readonly { readonly zone: string; readonly progress: readonly MedianProgress[] }[],
): TableOf<ProgressRow> {
  const groups = new Map<
    string,
    { zone: string; method: string; bound: boolean; hour: number; shares: number[] }
  >();
  for (const { zone, progress } of cells) {
    for (const { method, bound, points } of progress) {
      for (const [hour, share] of points) {
        const key = JSON.stringify([zone, method, hour]);
        const group = groups.get(key) ?? { zone, method, bound, hour, shares: [] };
        group.shares.push(100 * share);
        groups.set(key, group);
      }
    }
  }
  return tableOf<ProgressRow>(
    ["zone", "method", "bound", "hour", "settings", "low", "median", "high"],
    [...groups.values()].map(({ shares, ...group }) => ({
      ...group,
      settings: shares.length,
      low: quantile(shares, 0.25),
      median: quantile(shares, 0.5),
      high: quantile(shares, 0.75),
    })),
  );
}
