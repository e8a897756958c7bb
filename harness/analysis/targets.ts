/** Shares of the whole table's hypervolume that a search is timed to. */
export const TARGETS = [0.95, 0.97, 0.98, 0.99] as const;
