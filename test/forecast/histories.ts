import { MS_PER_HOUR } from "../../harness/units/index.ts";
import type { IntensityHistory } from "../../harness/forecast/index.ts";

/** A past as a forecaster sees it; its last value is that of the hour at `nowMs`. */
export function historyOf(past: Float64Array, nowMs = past.length * MS_PER_HOUR): IntensityHistory {
  return { currentHourMs: nowMs, hours: past.length, last: (hours) => past.slice(past.length - hours) };
}
