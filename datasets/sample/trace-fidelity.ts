import { spearman } from "../../harness/analysis/index.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import { HOURS_PER_DAY } from "./utc-calendar.ts";
import { rounded } from "./rounded.ts";

/** What makes a trace worth waiting for, and hard or easy to forecast; blank hours are left out. */
export interface TraceMeasures {
  readonly meanGPerKwh: number;
  readonly sdGPerKwh: number;
  /** Mean of each UTC day's greatest minus least. */
  readonly dailyRangeGPerKwh: number;
  /** Autocorrelation at 1 h and at 24 h. */
  readonly lag1: number;
  readonly lag24: number;
  /** Mean absolute percentage error of "as 24 h ago". */
  readonly persistenceMape: number;
}

export function traceMeasures({ intensityGPerKwh: x }: TraceColumns): TraceMeasures {
  const known = x.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
  const product = (value: number, past: number): number => ((value - mean) * (past - mean)) / variance;
  return {
    meanGPerKwh: rounded(mean),
    sdGPerKwh: rounded(Math.sqrt(variance)),
    dailyRangeGPerKwh: rounded(dailyRange(x)),
    lag1: rounded(meanOverLag(x, 1, product)),
    lag24: rounded(meanOverLag(x, HOURS_PER_DAY, product)),
    persistenceMape: rounded(
      100 * meanOverLag(x, HOURS_PER_DAY, (value, past) => Math.abs(value - past) / value),
    ),
  };
}

/** Spearman of direct with life-cycle intensity; the sample's is 1 by construction. */
export function signalAgreement(lifecycle: TraceColumns, direct: TraceColumns): number {
  const known = (_: number, i: number): boolean =>
    !Number.isNaN(lifecycle.intensityGPerKwh[i]) && !Number.isNaN(direct.intensityGPerKwh[i]);
  return rounded(spearman(lifecycle.intensityGPerKwh.filter(known), direct.intensityGPerKwh.filter(known)));
}

/** Mean of `of(value, value lag hours ago)` where both are known. */
function meanOverLag(x: Float64Array, lag: number, of: (value: number, past: number) => number): number {
  let [sum, count] = [0, 0];
  for (let i = lag; i < x.length; i++) {
    const term = of(x[i], x[i - lag]);
    if (Number.isNaN(term)) continue;
    sum += term;
    count++;
  }
  return sum / count;
}

function dailyRange(x: Float64Array): number {
  let [sum, days] = [0, 0];
  for (let start = 0; start + HOURS_PER_DAY <= x.length; start += HOURS_PER_DAY) {
    const day = x.subarray(start, start + HOURS_PER_DAY);
    const range = Math.max(...day) - Math.min(...day);
    if (Number.isNaN(range)) continue;
    sum += range;
    days++;
  }
  return sum / days;
}
