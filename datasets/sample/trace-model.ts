import { quantile } from "../../harness/analysis/index.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import { isoOf } from "../../harness/units/index.ts";
import { fitAutoregression, type Autoregression } from "./autoregression.ts";
import { fitDirect, type DirectModel } from "./direct-model.ts";
import { groupMeans } from "./group-means.ts";
import { gridQuantiles, scoreOfValue } from "./normal-grid.ts";
import { allRounded, rounded, roundedLogs } from "./rounded.ts";
import { HOURS_PER_DAY, HOURS_PER_WEEK, calendarHours } from "./utc-calendar.ts";

const MONTH_HOURS = 12 * HOURS_PER_DAY;
/** The last hours, the same hours of the days before, and of the week before: weather lasts for days. */
const LAGS_H = [1, 2, 3, 24, 25, 26, 48, 49, 72, 73, 168];

/** A zone's intensity: the log is a sum of calendar means, and around them goes a series with memory. */
export interface TraceModel {
  readonly startIso: string;
  readonly hours: number;
  /** By month and hour of day: season and daily curve. */
  readonly monthHour: readonly number[];
  /** By year and hour of day: the trend, and how it bends the daily curve. */
  readonly yearHour: readonly number[];
  /** By weekday and hour of day. */
  readonly weekHour: readonly number[];
  /** Standard deviation around the means by month and hour of day. */
  readonly spread: readonly number[];
  /** Quantiles of (log - means) / spread at the grid's normal scores. */
  readonly quantiles: readonly number[];
  /** Memory of the normal scores. */
  readonly memory: Autoregression;
  /** Least and greatest intensity that was seen, g/kWh. */
  readonly range: readonly [number, number];
  /** Null where the source has no direct intensity. */
  readonly direct: DirectModel | null;
}

/** Fits one zone; blank hours are left out. @param direct of the same zone and source, if it has it. */
export function fitTrace(lifecycle: TraceColumns, direct: TraceColumns | null): TraceModel {
  const { startMs, intensityGPerKwh: values } = lifecycle;
  const calendar = calendarHours(startMs, values.length);
  const years = Math.floor(calendar.yearHour[values.length - 1] / HOURS_PER_DAY) + 1;
  let rest = values.map(Math.log);
  const means = (groups: Uint16Array, count: number): number[] => {
    const rows = roundedLogs(groupMeans(rest, groups, count));
    rest = rest.map((value, i) => value - rows[groups[i]]);
    return rows;
  };
  const monthHour = means(calendar.monthHour, MONTH_HOURS);
  const yearHour = means(calendar.yearHour, years * HOURS_PER_DAY);
  const weekHour = means(calendar.weekHour, HOURS_PER_WEEK);
  const squares = rest.map((value) => value ** 2);
  const spread = roundedLogs(groupMeans(squares, calendar.monthHour, MONTH_HOURS).map(Math.sqrt));
  const relative = rest.map((value, i) => value / (spread[calendar.monthHour[i]] || 1));
  const quantiles = allRounded(gridQuantiles(relative.filter((value) => !Number.isNaN(value))));
  const scores = relative.map((value) => (Number.isNaN(value) ? value : scoreOfValue(quantiles, value)));
  const { terms, shockSd } = fitAutoregression(scores, LAGS_H);
  const known = values.filter((value) => !Number.isNaN(value));
  return {
    startIso: isoOf(startMs),
    hours: values.length,
    monthHour,
    yearHour,
    weekHour,
    spread,
    quantiles,
    memory: { terms: terms.map(([lag, weight]) => [lag, rounded(weight)]), shockSd: rounded(shockSd) },
    range: [rounded(quantile(known, 0)), rounded(quantile(known, 1))],
    direct: direct === null ? null : fitDirect(lifecycle, direct),
  };
}
