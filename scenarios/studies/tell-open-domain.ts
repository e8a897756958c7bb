import { methodOf } from "../../baselines/index.ts";
import { nonDominated } from "../../harness/analysis/index.ts";
import { CarbonTrace, PRESETS } from "../../harness/carbon/index.ts";
import type { WorkRecord } from "../../harness/live/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { CIFAR10_SKELETON, countParameters, nasBench201Network } from "../../harness/network/index.ts";
import type { Skeleton } from "../../harness/network/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { epochMsOf, hoursToMs } from "../../harness/units/index.ts";
import { openDomainFindings, type FinalRow, type PowerRow } from "../../reports/index.ts";
import { chargedSearch, chargedWork } from "../live/live-charged.ts";
import { liveCells, type LiveSpaceOfCells } from "../live/live-objectives.ts";
import {
  accuracyOn,
  confusionOn,
  confusionRows,
  endHourOf,
  endsWork,
  epochRows,
  powerRows,
  totalsOf,
} from "../live/live-rows.ts";
import { tellSearch, type LiveSearch } from "../live/live-search.ts";
import type { OpenDomainRequest } from "../live/open-domain-flags.ts";
import { ON_RECORD, devicesIn, howOf, settledBy, type ToldImages } from "../live/told-record.ts";
import { startMsOf, unknownHoursNotes } from "../live/work-on-trace.ts";
import { loadData, type LoadedData } from "../load-data.ts";
import type { StudyContext, StudyRequest, StudyResult } from "../scenario.ts";

type Request = StudyRequest<OpenDomainRequest>;
type OfRecord = Pick<WorkRecord, "settings">;

/** What such a search rests on beside its work. */
export interface OpenDomainData {
  readonly request: Request;
  readonly loaded: LoadedData;
  readonly trace: CarbonTrace;
  readonly method: MethodDefinition;
  readonly architectures: readonly string[];
  /** The networks of a record, and the search among them. */
  of(record: OfRecord, images: ToldImages): OpenDomainSearch;
}

interface OpenDomainSearch {
  readonly skeleton: Skeleton;
  readonly cells: LiveSpaceOfCells;
  readonly search: LiveSearch;
}

/** @throws UsageError where the trace lacks hours of the search. */
export async function loadOpenDomain(request: Request, context: StudyContext): Promise<OpenDomainData> {
  const loaded = await loadData(request.data, [request.trace], context);
  const trace = new CarbonTrace(loaded.traces.get(request.trace) as never);
  startMsOf(trace, request.start, request.hours);
  const method = methodOf(request.method) as MethodDefinition;
  return {
    request,
    loaded,
    trace,
    method,
    architectures: liveCells({}).architectures,
    of: (record, images) => {
      const { cells, channels } = settledBy(request, record);
      const skeleton = { ...CIFAR10_SKELETON, cells, channels, classes: images.train.classes.length };
      return {
        skeleton,
        cells: liveCells(skeleton),
        search: { ...request, method, trace, kind: loaded.kind },
      };
    },
  };
}

/** What the results say that they rest on. */
export function dataOf({ loaded }: OpenDomainData, images: ToldImages): StudyResult["data"] {
  const { kind, sources, notes } = loaded;
  return {
    kind,
    sources: [...sources, ...images.sources],
    notes: [...notes, ...images.notes, ON_RECORD],
  };
}

/** A search and the trainings of its front, by the seed, told from what was done: a function of its records. */
export function tellOpenDomain(
  data: OpenDomainData,
  { search, finals }: { readonly search: WorkRecord; readonly finals: readonly WorkRecord[] },
  images: ToldImages,
): StudyResult {
  const { request, trace, method } = data;
  const of = data.of(search, images);
  const found = tellSearch(search, of.cells, of.search);
  const front = frontOf(found, of.cells);
  const rows = front.map((one) => finalRow(one, finals, of, data.architectures));
  const best = rows.toSorted((a, b) => b.accuracyPct - a.accuracyPct)[0]?.architecture ?? -1;
  const trained = finals.flatMap(({ entries }) => entries);
  const all = [...search.entries, ...trained];
  const charging = { trace, startMs: epochMsOf(request.start), accounting: PRESETS["full"] };
  const searched = powerRows(search.entries, charging);
  const power = [...searched];
  for (const { entries } of finals) {
    power.push(...powerRows(entries, { ...charging, afterMs: hoursToMs(endHourOf(power)) }));
  }
  const afterSearch: PowerRow[] = power.slice(searched.length);
  const last = finals.at(-1)?.entries ?? [];
  const { seed, start, gpus, devices } = request;
  const common = { scenario: "open-domain", trace: request.trace, method: method.name, seed, start };
  const rested = dataOf(data, images);
  const unknown = unknownHoursNotes(trace, charging.startMs, endHourOf(power));
  return {
    data: { ...rested, notes: [...rested.notes, ...unknown] },
    charged: [
      ...chargedSearch({ ...common, gpus, labels: { part: "search" } }, found),
      ...(afterSearch.length === 0
        ? []
        : [
            chargedWork(
              { ...common, gpus: devices, labels: { part: "front" } },
              afterSearch,
              trained,
              search.settings,
            ),
          ]),
    ],
    findings: openDomainFindings({
      method: method.name,
      mode: request.realTime ? "real time" : "simulated time",
      events: found.events,
      statements: found.statements,
      finals: rows,
      epochs: epochRows(last),
      confusion: confusionRows(confusionOn(last, best), images.test.classes),
      best,
      power,
      totals: totalsOf(power),
      how: howOf(all),
      devices: devicesIn(search),
      failed: all.flatMap((entry) => (entry.what === "failed" ? [entry.reason] : [])),
      settings: search.settings,
    }),
  };
}

interface FrontNetwork {
  readonly architecture: number;
  readonly accuracyPct: number;
}

/** The front that a search came to, by its record. */
export function frontIn(data: OpenDomainData, record: WorkRecord, images: ToldImages): FrontNetwork[] {
  const { cells, search } = data.of(record, images);
  return frontOf(tellSearch(record, cells, search), cells);
}

/** What no other trained network dominates, one that learned nothing left out. */
function frontOf({ events }: SearchRecord, { objectives }: LiveSpaceOfCells): FrontNetwork[] {
  const trained = events.flatMap((event) =>
    (event.type === "trained" || event.type === "initial") && event.objectives[0] > 0 ? [event] : [],
  );
  const losses = Float64Array.from(
    trained.flatMap((event) =>
      event.objectives.map((value, k) => (objectives[k].direction === "maximise" ? -value : value)),
    ),
  );
  return nonDominated(losses, objectives.length).map((at) => ({
    architecture: trained[at].architecture,
    accuracyPct: trained[at].objectives[0],
  }));
}

/** @throws Error where a record lacks the network's training. */
function finalRow(
  { architecture, accuracyPct }: FrontNetwork,
  finals: readonly WorkRecord[],
  { cells, skeleton }: OpenDomainSearch,
  architectures: readonly string[],
): FinalRow {
  const accuracies = finals.map(({ entries }, i) => {
    if (entries.some((entry) => endsWork(entry, architecture))) return accuracyOn(entries, architecture);
    throw new Error(`record ${i + 1} of the front's trainings lacks architecture ${architecture}`);
  });
  const cell = architectures[architecture];
  return {
    architecture,
    cell,
    flopsM: cells.flopsM(architecture),
    paramsM: countParameters(nasBench201Network(cell, skeleton)) / 1e6,
    searchAccuracyPct: accuracyPct,
    accuracyPct: accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length,
    lowPct: Math.min(...accuracies),
    highPct: Math.max(...accuracies),
    seeds: accuracies.length,
  };
}
