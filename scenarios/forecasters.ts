import type { CarbonTrace } from "../harness/carbon/index.ts";
import {
  forecasterNamed,
  type Forecaster,
  type ForecasterDefinition,
  type TraceForecasts,
} from "../harness/forecast/index.ts";
import { UsageError } from "../harness/text/index.ts";
import { trainedForecaster } from "./trained-forecaster.ts";

/** @throws UsageError listing the known forecasters, nearest first; or saying why this one cannot serve runs. */
export function checkForecaster(name: string): string {
  forRuns(name);
  return name;
}

/** A forecaster for runs over a trace of life-cycle intensity. @throws UsageError as `checkForecaster`; WeightsError. */
export function forecasterOf(name: string, trace: CarbonTrace, kind: "real" | "sample"): Forecaster {
  const definition = forRuns(name);
  if (definition.needs === "weights") return trainedForecaster(definition, trace, "lifecycle", kind);
  return definition.needs === "truth" ? definition.build(trace) : definition.build();
}

/** Hours up to now that a forecaster looks back on at least, whatever the trace. */
export function leastHistoryHours(name: string): number {
  const definition = forRuns(name);
  return definition.needs === "past" ? definition.build().historyHours : 1;
}

/** What a reader must know of the forecasts that runs from this instant on are shown. */
export function forecastNotes(forecasts: TraceForecasts, startMs: number): string[] {
  const { name } = forecasts.forecaster;
  const { needs, knowsFuture } = forecasterNamed(name);
  if (knowsFuture) return [`Forecasts are a bound: ${name} knows the future.`];
  const { by } = forecasts.at(startMs);
  if (by === name) return [];
  return needs === "weights"
    ? [
        `Forecasts are by ${by}: there are no weights of ${name} for the trace ${forecasts.trace.name} as it is here, ` +
          `or its past is too short for a part of them.`,
      ]
    : [
        `The trace before the window is too short for the forecaster ${name}: ${by} stands in until it is not.`,
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
