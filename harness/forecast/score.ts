import type { Forecast } from "./forecaster.ts";
import { DAY_HOURS, HORIZON_HOURS } from "./horizon.ts";

/** Scores are means over the leads from one hour to each of these. */
export const SCORED_LEADS = [24, 48, 72, 96] as const;

/** A score for each of `SCORED_LEADS`, by its number as text; null where nothing could be scored. */
export type Scored = Readonly<Record<string, number | null>>;

/** How well forecasts did: every mean is over the origins of a lead first, then over leads. */
export interface ForecastScore {
  /** Mean absolute error as a share of the truth, %: over leads 1 to h, by day ahead, and by lead. */
  readonly mape: Scored;
  readonly mapeByDay: readonly (number | null)[];
  readonly mapeByLead: readonly (number | null)[];
  /** Mean absolute error, g CO2eq/kWh. */
  readonly mae: Scored;
  /** Mean pinball loss of the quantiles 10, 50 and 90 %, g CO2eq/kWh. */
  readonly pinball: Scored;
  /** Share of hours within the 80 % interval, %. */
  readonly coverage80: Scored;
  readonly origins: number;
  /** Hours that could not be scored: blank or zero upstream, or not foretold. */
  readonly unscored: number;
  /** Origins at which another forecaster stood in, by its name. */
  readonly standIns: Readonly<Record<string, number>>;
}

/** The share of a trace, its end, on which forecasters are compared. */
const TEST_SHARE = 0.2;

/** Hours (0-based) of the test span from which all leads can be scored: its every hour but the last 96. */
export function testOrigins(hours: number): number[] {
  const first = Math.floor(hours * (1 - TEST_SHARE));
  return Array.from({ length: Math.max(0, hours - HORIZON_HOURS - first) }, (_, i) => first + i);
}

/** Sums of one lead over origins. */
interface LeadSums {
  scored: number;
  error: number;
  share: number;
  shares: number;
  pinball: number;
  inside: number;
  intervals: number;
}

/**
 * Scores forecasts of `actual` (hourly, NaN where blank).
 * @param origins the hours at which they were made, as indices: lead k of origin t is hour t + k.
 * @param forecastAt of 96 leads.
 */
export function scoreForecasts(
  name: string,
  actual: Float64Array,
  origins: readonly number[],
  forecastAt: (origin: number) => Forecast,
): ForecastScore {
  const leads = Array.from({ length: HORIZON_HOURS }, (): LeadSums => ({
    scored: 0,
    error: 0,
    share: 0,
    shares: 0,
    pinball: 0,
    inside: 0,
    intervals: 0,
  }));
  const standIns: Record<string, number> = {};
  for (const origin of origins) {
    const forecast = forecastAt(origin);
    if (forecast.by !== name) standIns[forecast.by] = (standIns[forecast.by] ?? 0) + 1;
    leads.forEach((sums, lead) => addHour(sums, forecast, lead, actual[origin + lead + 1]));
  }
  const by = (of: (sums: LeadSums) => number): Scored =>
    Object.fromEntries(SCORED_LEADS.map((hours) => [String(hours), meanOver(leads, 0, hours, of)]));
  const share = (sums: LeadSums): number => (100 * sums.share) / sums.shares;
  return {
    mape: by(share),
    mapeByDay: SCORED_LEADS.map((hours) => meanOver(leads, hours - DAY_HOURS, hours, share)),
    mapeByLead: leads.map((_, lead) => meanOver(leads, lead, lead + 1, share)),
    mae: by(({ error, scored }) => error / scored),
    pinball: by(({ pinball, intervals }) => pinball / intervals),
    coverage80: by(({ inside, intervals }) => (100 * inside) / intervals),
    origins: origins.length,
    unscored: leads.reduce((sum, { shares }) => sum + origins.length - shares, 0),
    standIns,
  };
}

function addHour(sums: LeadSums, { median, low, high }: Forecast, lead: number, truth: number): void {
  const error = Math.abs(median[lead] - truth);
  if (Number.isNaN(error)) return;
  sums.scored++;
  sums.error += error;
  if (truth > 0) {
    sums.shares++;
    sums.share += error / truth;
  }
  if (Number.isNaN(low[lead]) || Number.isNaN(high[lead])) return;
  sums.intervals++;
  sums.pinball += (pinball(0.1, low[lead], truth) + error / 2 + pinball(0.9, high[lead], truth)) / 3;
  if (low[lead] <= truth && truth <= high[lead]) sums.inside++;
}

/** Loss of saying that the truth lies below `quantile` with this probability. */
function pinball(probability: number, quantile: number, truth: number): number {
  return truth >= quantile ? probability * (truth - quantile) : (1 - probability) * (quantile - truth);
}

/** Mean of the leads `from` to `to` (exclusive, 0-based); null where a lead has nothing. */
function meanOver(
  leads: readonly LeadSums[],
  from: number,
  to: number,
  of: (sums: LeadSums) => number,
): number | null {
  const mean = leads.slice(from, to).reduce((sum, lead) => sum + of(lead), 0) / (to - from);
  return Number.isNaN(mean) ? null : mean;
}
