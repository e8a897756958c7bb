import { SCORED_LEADS } from "../../harness/forecast/index.ts";
import type { WeightsCard } from "../../harness/forecast/transformer/index.ts";
import { forecastErrors } from "../figures/forecast-errors.ts";
import { forecastLeadsTable, forecastScoresTable, type ScoredForecaster } from "../tables/forecast-tables.ts";
import { trainingCurves } from "../figures/training-curves.ts";
import { learningRows, learningTable } from "../tables/learning-table.ts";
import { aligned } from "../text/aligned.ts";
import type { Findings } from "./findings.ts";

const SIGNALS = ["lifecycle", "direct"] as const;
const SIGNAL_TEXT = { lifecycle: "life-cycle", direct: "direct" } as const;

/** How well forecasters did, for people. @param cards of the trained weights among them. */
export function forecastFindings(
  scored: readonly ScoredForecaster[],
  sampleData: boolean,
  cards: readonly WeightsCard[] = [],
): Findings {
  const learning = learningRows(cards);
  const present = SIGNALS.filter((signal) => scored.some((one) => one.signal === signal));
  return {
    document: { forecasts: documentOf(scored) },
    text: present.map((signal) => textOf(scored, signal)).join("\n\n"),
    sentences: sentences(scored),
    tables: [
      {
        id: "forecast-scores",
        caption:
          "Scores over the leads from one hour to each horizon: errors in % and g CO2eq/kWh, and the share of hours within the 80 % interval",
        table: forecastScoresTable(scored),
      },
      {
        id: "forecast-errors-by-lead",
        caption: "Mean absolute percentage error by hours ahead",
        table: forecastLeadsTable(scored),
      },
      ...(learning.length === 0
        ? []
        : [
            {
              id: "training-curves",
              caption: "Loss of the forecasters' trainings by step, from the cards of their weights",
              table: learningTable(learning),
            },
          ]),
    ],
    figures: [
      ...present.map((signal) => forecastErrors(scored, signal, sampleData)),
      ...(learning.length === 0 ? [] : [trainingCurves(learning)]),
    ],
  };
}

/** zone -> signal -> forecaster -> scores. */
function documentOf(scored: readonly ScoredForecaster[]): Record<string, unknown> {
  const zones = [...new Set(scored.map(({ zone }) => zone))];
  return Object.fromEntries(
    zones.map((zone) => {
      const here = scored.filter((one) => one.zone === zone);
      const signals = SIGNALS.filter((signal) => here.some((one) => one.signal === signal));
      return [zone, Object.fromEntries(signals.map((signal) => [signal, scoresOf(here, signal)]))];
    }),
  );
}

function scoresOf(here: readonly ScoredForecaster[], wanted: ScoredForecaster["signal"]): object {
  return Object.fromEntries(
    here.filter(({ signal }) => signal === wanted).map((one) => [one.forecaster, scoreOf(one)]),
  );
}

/** In the document the figures of single leads are left out: they are in the table of leads. */
function scoreOf(one: ScoredForecaster): object {
  const { learned, knowsFuture, mape, mapeByDay, mae, pinball, coverage80, origins, unscored, standIns } =
    one;
  return { learned, knowsFuture, mape, mapeByDay, mae, pinball, coverage80, origins, unscored, standIns };
}

function textOf(scored: readonly ScoredForecaster[], signal: ScoredForecaster["signal"]): string {
  const rows = scored.filter((one) => one.signal === signal);
  const horizons = SCORED_LEADS.map((hours) => `${hours} h`);
  const header = ["zone  forecaster", ...horizons, "day 1", "2", "3", "4", "MAE", "pinball", "in 80 %", "n"];
  const width = Math.max(...rows.map(({ zone }) => zone.length));
  const cells = rows.map(({ zone, forecaster, knowsFuture, ...score }) => [
    `${zone.padEnd(width)}  ${forecaster}${knowsFuture ? "*" : ""}`,
    ...SCORED_LEADS.map((hours) => fixed(score.mape[String(hours)])),
    ...score.mapeByDay.map(fixed),
    ...[score.mae, score.pinball, score.coverage80].map((by) => fixed(by["96"])),
    String(score.origins),
  ]);
  const bound = rows.some(({ knowsFuture }) => knowsFuture) ? "; * a bound, knows the future" : "";
  return (
    `${SIGNAL_TEXT[signal]} intensity: mean absolute error, %, over 1 to so many hours ahead, and by day; ` +
    `MAE and pinball loss, g/kWh, and coverage, %, over 96 h${bound}\n${aligned([header, ...cells])}`
  );
}

function fixed(value: number | null): string {
  return value === null ? "-" : value.toFixed(2);
}

/** For each zone and signal: the best that learned, against persistence; on direct, against what was issued. */
function sentences(scored: readonly ScoredForecaster[]): string[] {
  const groups = new Map<string, ScoredForecaster[]>();
  for (const one of scored) {
    const key = `${one.zone}, ${SIGNAL_TEXT[one.signal]} intensity`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [best] = group
      .filter(({ learned, mape }) => learned && mape["96"] !== null)
      .toSorted((a, b) => (a.mape["96"] as number) - (b.mape["96"] as number));
    if (best === undefined) return [];
    const rivals = group.filter(({ forecaster }) => ["persistence", "issued"].includes(forecaster));
    const against = rivals.map(({ forecaster, mapeByDay }) => `${forecaster} ${byDay(mapeByDay)}`);
    return [
      `${key}: best of those that learn is ${best.forecaster}, ${byDay(best.mapeByDay)} % on days 1 to 4 ahead` +
        `${against.length > 0 ? ` (${against.join("; ")})` : ""}; n = ${best.origins}.`,
    ];
  });
}

function byDay(errors: readonly (number | null)[]): string {
  return errors.map(fixed).join(" / ");
}
