import { isCostToTarget } from "./targets.ts";

/**
 * One run's metric less another's, for tests by rank: none or one. Of two costs to a target, one that was never paid is
 * infinite, and two that were never paid tie; of any other metric, a pair without one value is none.
 */
export function censoredDifference(own: number | null, other: number | null, metric: string): number[] {
  if (own !== null && other !== null) return [own - other];
  if (!isCostToTarget(metric)) return [];
  if (own === null && other === null) return [0];
  return [own === null ? Infinity : -Infinity];
}
