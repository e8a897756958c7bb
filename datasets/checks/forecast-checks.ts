import type { TraceColumns } from "../../harness/carbon/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import type { IssuedForecastColumns } from "../sundial/issued-forecasts.ts";
import { agrees, exactly, type CheckResult } from "./check-result.ts";

const DAY_HOURS = 24;

/** Mean absolute percentage error of days 1 to 4 ahead, direct signal, 2021-02 to 2024-12. */
const ANCHORS: Readonly<
  Record<string, { readonly persistence: readonly string[]; readonly issued: readonly string[] }>
> = {
  "US-CAL-CISO": {
    persistence: ["11.17", "14.90", "16.41", "17.19"],
    issued: ["9.47", "12.99", "14.19", "14.84"],
  },
  DE: { persistence: ["23.97", "32.49", "35.87", "38.18"], issued: ["15.61", "27.76", "31.30", "32.87"] },
  "US-MIDA-PJM": { persistence: ["4.50", "6.16", "7.01", "7.47"], issued: ["3.46", "5.38", "6.24", "6.68"] },
};

/** What must hold of a zone's issued forecasts: their number, and their error and persistence's against the direct signal. */
export function forecastChecks(forecasts: IssuedForecastColumns, direct: TraceColumns): CheckResult[] {
  const { zone, issuedMs, horizonHours, intensityGPerKwh } = forecasts;
  const actual = direct.intensityGPerKwh;
  const hourOf = (issue: number): number => (issuedMs[issue] - direct.startMs) / MS_PER_HOUR;
  const persistence = dailyErrors(forecasts, actual, hourOf, (issue, ahead) => {
    return actual[hourOf(issue) - DAY_HOURS + (ahead % DAY_HOURS)];
  });
  const issued = dailyErrors(
    forecasts,
    actual,
    hourOf,
    (issue, ahead) => intensityGPerKwh[issue * horizonHours + ahead],
  );
  const anchors = ANCHORS[zone] ?? { persistence: [], issued: [] };
  const compare = (label: string, errors: readonly number[], printed: readonly string[]): CheckResult[] =>
    printed.map((anchor, day) => agrees(`${zone}: ${label} error, day ${day + 1} (%)`, errors[day], anchor));
  return [
    exactly(`${zone}: issued forecasts`, issuedMs.length, 1427),
    ...compare("persistence", persistence, anchors.persistence),
    ...compare("issued forecasts", issued, anchors.issued),
  ];
}

/** Mean absolute percentage error for each day ahead. */
function dailyErrors(
  { issuedMs, horizonHours }: IssuedForecastColumns,
  actual: Float64Array,
  hourOf: (issue: number) => number,
  predict: (issue: number, ahead: number) => number,
): number[] {
  return Array.from({ length: horizonHours / DAY_HOURS }, (_, day) => {
    let sum = 0;
    for (let issue = 0; issue < issuedMs.length; issue++) {
      for (let ahead = day * DAY_HOURS; ahead < (day + 1) * DAY_HOURS; ahead++) {
        const truth = actual[hourOf(issue) + ahead];
        sum += Math.abs(predict(issue, ahead) - truth) / truth;
      }
    }
    return (100 * sum) / (issuedMs.length * DAY_HOURS);
  });
}
