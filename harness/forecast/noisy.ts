import { normalQuantile } from "../analysis/index.ts";
import type { CarbonTrace } from "../carbon/index.ts";
import { stream } from "../random/index.ts";
import type { Forecaster } from "./forecaster.ts";
import { HORIZON_HOURS } from "./horizon.ts";
import { trueHours } from "./oracle.ts";

/** The noise belongs to trace and hour, not to a run: all runs meet the same forecasts. */
const SEED = 1;

/**
 * A bound: the truth times 1 + e, e Gaussian with a standard deviation of so many percent, drawn anew for every hour and
 * lead, as the literature on carbon-aware scheduling does it. Its interval is that of e about what it says.
 */
export function noisy(truth: CarbonTrace, percent: number): Forecaster {
  const deviation = percent / 100;
  const reach = deviation * normalQuantile(0.9);
  return {
    name: `noisy-${percent}`,
    learned: false,
    historyHours: 1,
    memoryHours: 1,
    maxLeadHours: HORIZON_HOURS,
    forecast({ currentHourMs }, hours) {
      const random = stream(SEED, `noise/${truth.name}/${currentHourMs}`);
      const median = trueHours(truth, currentHourMs, hours).map((value) =>
        Math.max(0, value * (1 + deviation * random.normal())),
      );
      return {
        by: this.name,
        median,
        low: median.map((value) => Math.max(0, value * (1 - reach))),
        high: median.map((value) => value * (1 + reach)),
      };
    },
  };
}
