/** Shares of the whole table's hypervolume that a search is timed to. */
export const TARGETS = [0.95, 0.97, 0.98, 0.99] as const;

/** What is paid up to a target, by metric name: never reached, it is more than any that was. */
export function isCostToTarget(metric: string): boolean {
  return /^(carbonKg|gpuHours|hours)To\./.test(metric);
}
