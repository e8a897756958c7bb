import { CarbonTrace, PRESETS, measuredAccounting, type Accounting } from "../../harness/carbon/index.ts";
import { TraceForecasts } from "../../harness/forecast/index.ts";
import {
  recordedEvaluations,
  searchInRealTime,
  searchInSimulatedTime,
  type Telling,
  type WorkRecord,
} from "../../harness/live/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { epochMsOf, hoursToMs, kilogramsToGrams } from "../../harness/units/index.ts";
import { World, drawInitial, type SearchRecord } from "../../harness/world/index.ts";
import { autoForecaster } from "../setting/auto-forecaster.ts";
import { forecasterOf } from "../setting/forecasters.ts";
import { expectedFrom, type LiveSpaceOfCells } from "./live-objectives.ts";
import { spentAs } from "./live-rows.ts";
import type { LiveSession } from "./live-session.ts";
import { howOf } from "./told-record.ts";
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

/** Does the work of a search for real, as far as it is not on record. */
export async function searchForReal(
  { workshop, record }: LiveSession,
  cells: LiveSpaceOfCells,
  search: LiveSearch,
): Promise<void> {
  if (search.method.sampler !== null && !workshop.hasSupernet) {
    await workshop.run({ kind: "supernet", architecture: null });
  }
  const tell = tellingOf(record, cells, search, [full, paper]);
  if (search.realTime) await searchInRealTime(tell, workshop, wallClock);
  else await searchInSimulatedTime(tell, workshop);
}

/**
 * Tells a search from the work on record, charged by the presets and by the powers that were measured.
 * @throws Error where work of the search is not on record.
 */
export function tellSearch(record: WorkRecord, cells: LiveSpaceOfCells, search: LiveSearch): SearchRecord {
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
    howOf(entries),
  );
  const tell = tellingOf(record, cells, search, [full, paper, measured]);
  // What was paused when the time was up has no outcome, and needs none.
  const { waiting, ...told } = tell(search.realTime ? hoursToMs(search.hours) : undefined);
  if (waiting === null) return told;
  const { initial, running } = waiting;
  const wanted = [...initial, ...running.map(({ architecture }) => architecture)];
  throw new Error(
    `the record lacks work of the search: it waits for architectures ${wanted.join(", ")}; expected a record of all of it`,
  );
}

/** The search as far as a record has it, told from its start each time. */
function tellingOf(
  record: WorkRecord,
  cells: LiveSpaceOfCells,
  search: LiveSearch,
  accountings: readonly Accounting[],
): Telling {
  const { method, trace, seed, initial, carbonBudgetKg } = search;
  const drawn = new Set(drawInitial(cells.space, seed, initial));
  const { forecaster } = autoForecaster(trace.name, search.start, null);
  const forecasts = new TraceForecasts(trace, forecasterOf(forecaster, trace, search.kind));
  const judge = search.splitEdge > 0 ? "few-shot" : "one-shot";
  return (untilMs) => {
    const { entries } = record;
    const expectedMs = expectedFrom(drawn, entries, cells.flopsM);
    return new World({
      evaluations: recordedEvaluations({ ...cells, judge, expectedMs }, entries),
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
  };
}
