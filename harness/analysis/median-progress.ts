import type { RunLog, RunManifest } from "../record/index.ts";
import { anytime } from "./anytime.ts";

/** Places along the window, its end included. */
const STEPS = 24;

/** How far one method had come by each of some hours, in one setting. */
export interface MedianProgress {
  readonly method: string;
  readonly bound: boolean;
  /** Share of the whole table's hypervolume, median over seeds: [hours since the start, share]. */
  readonly points: readonly (readonly [hour: number, share: number])[];
}

/** The hypervolume of every method along the window, few numbers of many logs; what a search has found stays found. */
export function medianProgress(
  { hours, methods, accountings, referenceHypervolume }: RunManifest,
  logs: readonly RunLog[],
): MedianProgress[] {
  const [accounting] = Object.keys(accountings);
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => (hours * step) / STEPS);
  return methods.flatMap(({ name, bound }) => {
    const own = logs.filter(
      ({ key }) => key.method === name && (key.accounting ?? accounting) === accounting,
    );
    if (own.length === 0) return [];
    const curve = anytime(own, { axis: "hours", accounting, referenceHypervolume, grid });
    const points = grid.flatMap((hour): [number, number][] => {
      const found = curve.findLast(({ x }) => x <= hour)?.hypervolume.p50 ?? 0;
      return found > 0 ? [[hour, found / referenceHypervolume]] : [];
    });
    return [{ method: name, bound, points }];
  });
}
