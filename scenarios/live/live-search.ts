import { CarbonTrace, PRESETS, measuredAccounting } from "../../harness/carbon/index.ts";
import { TraceForecasts } from "../../harness/forecast/index.ts";
import { recordedEvaluations, searchInRealTime, searchInSimulatedTime } from "../../harness/live/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { epochMsOf, kilogramsToGrams } from "../../harness/units/index.ts";
import { World, drawInitial, type SearchRecord } from "../../harness/world/index.ts";
import { autoForecaster } from "../auto-forecaster.ts";
import { forecasterOf } from "../forecasters.ts";
import { expectedFrom, type LiveSpaceOfCells } from "./live-objectives.ts";
import { spentAs } from "./live-rows.ts";
import type { LiveSession } from "./live-session.ts";
import { wallClock } from "./wall-clock.ts";

/** What a live search is asked, beside what its session settles. */
export interface LiveSearch {
  readonly method: MethodDefinition;
  readonly trace: CarbonTrace;
  readonly kind: "real" | "sample";
  readonly start: string;
  readonly hours: number;
  readonly gpus: number;
  readonly initial: number;
  readonly carbonBudgetKg: number;
  readonly seed: number;
  readonly realTime: boolean;
  /** Edge by whose operations the supernet is split; 0: it is not. */
  readonly splitEdge: number;
}

const { paper, full } = PRESETS;

/** Searches, its networks trained for real, and charges it by the presets and by the powers that were measured. */
export async function searchForReal(
  { workshop, record, meter }: LiveSession,
  cells: LiveSpaceOfCells,
  search: LiveSearch,
): Promise<SearchRecord> {
  const { method, trace, seed, initial, carbonBudgetKg } = search;
  if (method.sampler !== null && !workshop.hasSupernet) {
    await workshop.run({ kind: "supernet", architecture: null });
  }
  const drawn = new Set(drawInitial(cells.space, seed, initial));
  const { forecaster } = autoForecaster(trace.name, search.start, null);
  const forecasts = new TraceForecasts(trace, forecasterOf(forecaster, trace, search.kind));
  const tell = (accountings: readonly (typeof full)[]) => (untilMs?: number) =>
    new World({
      evaluations: recordedEvaluations(
        {
          ...cells,
          judge: search.splitEdge > 0 ? "few-shot" : "one-shot",
          expectedMs: expectedFrom(drawn, record.entries, cells.flopsM),
        },
        record.entries,
      ),
      trace,
      forecasts,
      startMs: epochMsOf(search.start),
      hours: search.hours,
      gpus: search.gpus,
      method,
      seed,
      initialArchitectures: initial,
      accountings,
      steering: full,
      budget:
        carbonBudgetKg === 0
          ? null
          : { grams: kilogramsToGrams(carbonBudgetKg), accounting: full, onCrossing: "do-not-start" },
      // What switching and resuming cost is in the times that are measured.
      costs: { switchMs: 0, resumeMs: 0 },
      ...(untilMs === undefined ? {} : { untilMs }),
    }).run();
  const told = search.realTime
    ? await searchInRealTime(tell([full, paper]), workshop, wallClock)
    : await searchInSimulatedTime(tell([full, paper]), workshop);
  const { entries } = record;
  const training = spentAs(entries, "training");
  const measured = measuredAccounting(
    full,
    {
      training,
      initialSamples: training,
      sampling: spentAs(entries, "sampling"),
      supernetTraining: spentAs(entries, "supernetTraining"),
    },
    meter.how,
  );
  // Told once more from the same record, up to where it ended: only the prices are new.
  const endMs = told.events.at(-1)?.timeMs;
  return tell([full, paper, measured])(search.realTime ? endMs : undefined);
}
