import { readWeights } from "../../datasets/forecaster-weights/index.ts";
import { CarbonTrace, type TraceColumns } from "../../harness/carbon/index.ts";
import {
  TraceForecasts,
  forecastOfIssue,
  forecasterNamed,
  scoreForecasts,
  testOrigins,
  type Forecast,
  type ForecasterDefinition,
  type IssuedForecasts,
} from "../../harness/forecast/index.ts";
import { checkData, type WeightsCard } from "../../harness/forecast/transformer/index.ts";
import { MS_PER_HOUR, epochMsOf, isoOf } from "../../harness/units/index.ts";
import { forecastFindings, type ScoredForecaster } from "../../reports/index.ts";
import type { DataKind, StudyContext, StudyRequest, StudyResult } from "../scenario.ts";
import { loadZones, type Zone } from "./load-zones.ts";

type Request = StudyRequest<{ readonly zones: readonly string[]; readonly forecasters: readonly string[] }>;

/** A signal of a zone, and the hours (0-based) from which it is foretold. */
interface Task {
  readonly zone: string;
  readonly signal: "lifecycle" | "direct";
  readonly columns: TraceColumns;
  readonly origins: readonly number[];
  readonly issued: IssuedForecasts | null;
}

/** A forecaster ready for a task: whether it learns, and what it says at an hour; or why it is left out. */
type Ready = { readonly learned: boolean; forecastAt(origin: number): Forecast } | string;

/**
 * Scores every forecaster on the last fifth of every zone's hours: on life-cycle intensity from every hour, and, where
 * forecasts were issued, on direct intensity from the hour before each issue, side by side with them.
 */
export async function runForecasting(request: Request, context: StudyContext): Promise<StudyResult> {
  const definitions = request.forecasters.map(forecasterNamed);
  const { data, zones } = await loadZones(request.data, request.zones, context);
  const work = zones
    .flatMap(tasksOf)
    .flatMap((task) => definitions.map((definition) => ({ task, definition })));
  const scored: ScoredForecaster[] = [];
  const leftOut: string[] = [];
  for (const [done, { task, definition }] of work.entries()) {
    context.onProgress({ done, total: work.length });
    const { zone, signal, columns, origins } = task;
    const { name, knowsFuture } = definition;
    const ready = readyFor(task, definition, data.kind);
    if (typeof ready === "string") leftOut.push(`${zone}, ${signal}: ${name} is left out: ${ready}.`);
    else {
      const score = scoreForecasts(name, columns.intensityGPerKwh, origins, ready.forecastAt);
      scored.push({ zone, signal, forecaster: name, learned: ready.learned, knowsFuture, ...score });
    }
    // Lets the bar be drawn.
    await new Promise((resume) => setImmediate(resume));
  }
  const notes = [...data.notes, ...notesOf(zones, definitions, scored), ...leftOut];
  const cards = cardsOf(scored);
  return { data: { ...data, notes }, findings: forecastFindings(scored, data.kind === "sample", cards) };
}

/** The cards of the weights that were scored. */
function cardsOf(scored: readonly ScoredForecaster[]): WeightsCard[] {
  const trained = scored.filter(({ forecaster }) => forecasterNamed(forecaster).needs === "weights");
  const series = new Map(trained.map(({ zone, signal }) => [`${zone} ${signal}`, { zone, signal }]));
  return [...series.values()].flatMap(({ zone, signal }) => readWeights(zone, signal)?.card ?? []);
}

function tasksOf({ name: zone, lifecycle, direct, issued }: Zone): Task[] {
  const every = testOrigins(lifecycle.intensityGPerKwh.length);
  const hourly: Task = { zone, signal: "lifecycle", columns: lifecycle, origins: every, issued: null };
  if (direct === null || issued === null) return [hourly];
  const [first] = every;
  const origins = [...issued.issuedMs]
    .map((ms) => (ms - direct.startMs) / MS_PER_HOUR - 1)
    .filter((origin) => origin >= first && origin < first + every.length);
  return [hourly, { zone, signal: "direct", columns: direct, origins, issued }];
}

function readyFor(task: Task, definition: ForecasterDefinition, kind: Exclude<DataKind, "auto">): Ready {
  const { zone, signal, columns, origins, issued } = task;
  const trace = new CarbonTrace(columns);
  const timeOf = (origin: number): number => trace.startMs + origin * MS_PER_HOUR;
  const along = (forecasts: TraceForecasts): Ready => ({
    learned: forecasts.forecaster.learned,
    forecastAt: (origin) => forecasts.at(timeOf(origin)),
  });
  switch (definition.needs) {
    case "past":
      return along(new TraceForecasts(trace, definition.build()));
    case "truth":
      return along(new TraceForecasts(trace, definition.build(trace)));
    case "issues":
      if (issued === null) return "what was issued is of the direct signal";
      return {
        learned: false,
        forecastAt: (origin) => forecastOfIssue(issued, issued.issuedMs.indexOf(timeOf(origin + 1))),
      };
    case "weights": {
      const weights = kind === "sample" ? undefined : readWeights(zone, signal);
      if (weights === undefined) return "it has no weights for this trace";
      checkData(weights, trace);
      const { trainedUntil } = weights.card;
      const firstMs = timeOf(origins[0] + 1);
      if (epochMsOf(trainedUntil) > firstMs) {
        return `it learned from hours until ${trainedUntil}, and the test begins at ${isoOf(firstMs)}`;
      }
      return along(new TraceForecasts(trace, definition.build(weights)));
    }
  }
}

function notesOf(
  zones: readonly Zone[],
  definitions: readonly ForecasterDefinition[],
  scored: readonly ScoredForecaster[],
): string[] {
  const bounds = definitions.filter(({ knowsFuture }) => knowsFuture).map(({ name }) => name);
  const bare = zones.filter(({ issued }) => issued === null).map(({ name }) => name);
  const standIns = scored.flatMap(({ zone, signal, forecaster, standIns: by }) =>
    Object.entries(by).map(
      ([other, count]) =>
        `${zone}, ${signal}: at ${count} hour(s) the past was too short for ${forecaster}; ${other} stood in.`,
    ),
  );
  return [
    "Test hours: the last fifth of each trace; what a forecaster has learned from lies before the hours it foretells.",
    ...(bounds.length > 0 ? [`Bounds, which know the future: ${bounds.join(", ")}.`] : []),
    ...(bare.length > 0
      ? [`No forecasts were issued for ${bare.join(", ")}: scored on life-cycle intensity alone.`]
      : []),
    ...standIns,
  ];
}
