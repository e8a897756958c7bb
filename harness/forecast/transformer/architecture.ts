import { DAY_HOURS, HORIZON_HOURS } from "../horizon.ts";
import { LEVEL_DAYS } from "./log-series.ts";
import { WEEK_FEATURES } from "./calendar.ts";

/** The sizes that make one transformer unlike another. A token is a day: `pastDays` of them, then those to foretell. */
export interface Architecture {
  readonly pastDays: number;
  /** Length of a token's vector. */
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  /** Length of the vector between the two halves of a feed-forward block. */
  readonly hidden: number;
}

export const ARCHITECTURE: Architecture = { pastDays: 14, width: 32, heads: 2, layers: 2, hidden: 96 };

/** Days to foretell, one token each. */
export const FUTURE_DAYS = HORIZON_HOURS / DAY_HOURS;

/**
 * What a token is made from: 24 h of values, of the skip's errors, of the skip's outlook, the levels, and its first hour's
 * place in the week. Not in the year: with two or three years to learn from, an encoder told the season learns their weather by heart.
 */
export const TOKEN_FEATURES = 3 * DAY_HOURS + LEVEL_DAYS.length + WEEK_FEATURES;

/** For each hour of a future day: a correction to the skip, and the log widths of the interval below and above. */
export const HEAD_OUTPUTS = 3 * DAY_HOURS;

export function tokenCount({ pastDays }: Architecture): number {
  return pastDays + FUTURE_DAYS;
}
