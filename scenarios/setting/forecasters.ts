import type { CarbonTrace } from "../../harness/carbon/index.ts";
import {
  forecasterNamed,
  type Forecaster,
  type ForecasterDefinition,
  type TraceForecasts,
} from "../../harness/forecast/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { trainedForecaster } from "./trained-forecaster.ts";

/** @throws UsageError listing the known forecasters, nearest first; or saying why this one cannot serve runs. */
export function checkForecaster(name: string): string {
  forRuns(name);
  return name;
}

/**
 * A forecaster for runs over a trace of life-cycle intensity.
 * @param weights folder of trained weights; null: the committed ones.
 * @throws UsageError as `checkForecaster`; WeightsError.
 */
export function forecasterOf(
  name: string,
  trace: CarbonTrace,
  kind: "real" | "sample",
  weights: string | null = null,
): Forecaster {
  const definition = forRuns(name);
  if (definition.needs === "weights") return trainedForecaster(definition, trace, kind, weights);
  return definition.needs === "truth" ? definition.build(trace) : definition.build();
}

/** Hours up to now that a forecaster looks back on at least, whatever the trace. */
export function leastHistoryHours(name: string): number {
  const definition = forRuns(name);
  return definition.needs === "past" ? definition.build().historyHours : 1;
}

/** Who foretold each hour from this instant on: the forecaster itself, or who stood in for it. */
export function forecastAuthors(forecasts: TraceForecasts, startMs: number, hours: number): string[] {
  return Array.from({ length: Math.ceil(hours) }, (_, hour) => forecasts.at(startMs + hour * MS_PER_HOUR).by);
}

/**
 * What a reader must know of the forecasts that runs are shown.
 * @param authors as `forecastAuthors`.
 * @param chosen why this forecaster, where `auto` was asked for; null where it was named.
 */
export function forecastNotes(
  { forecaster: { name }, trace }: TraceForecasts,
  authors: readonly string[],
  chosen: string | null,
): string[] {
  const { needs, knowsFuture } = forecasterNamed(name);
  if (knowsFuture) return [`Forecasts are a bound: ${name} knows the future.`];
  const which = (by: string): string => {
    const { length } = authors.filter((one) => one === by);
    return length === authors.length ? "Forecasts" : `${length} of ${authors.length} hourly forecasts`;
  };
  const others = [...new Set(authors)].filter((by) => by !== name);
  const why =
    needs === "weights"
      ? `there are no weights of ${name} for the trace ${trace.name} as it is here, or its past is too short or too blank for a part of them.`
      : `the trace before them is too short or too blank for the forecaster ${name}.`;
  return [
    ...(chosen !== null && authors.includes(name) ? [`${which(name)} are by ${name} (${chosen}).`] : []),
    ...others.map((by) => `${which(by)} are by ${by}: ${why}`),
  ];
}

function forRuns(name: string): Exclude<ForecasterDefinition, { needs: "issues" }> {
  const definition = forecasterNamed(name);
  if (definition.needs !== "issues") return definition;
  throw new UsageError(
    `forecaster ${name}: got runs on life-cycle intensity, but it replays forecasts of the direct signal; ` +
      "choose another --forecaster (it is scored by: scenario forecasting)",
  );
}
