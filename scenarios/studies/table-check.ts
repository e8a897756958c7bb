import { kendallTau, rankInterval, spearman } from "../../harness/analysis/index.ts";
import { CarbonTrace, PRESETS } from "../../harness/carbon/index.ts";
import { recordText, type RecordEntry, type WorkRecord } from "../../harness/live/index.ts";
import { joulesToKwh } from "../../harness/units/index.ts";
import { tableCheckFindings, type TrainedRow } from "../../reports/index.ts";
import { chosenSpread } from "../live/chosen-spread.ts";
import { chargedWork } from "../live/live-charged.ts";
import type { LiveRequest } from "../live/live-flags.ts";
import {
  confusionOn,
  confusionRows,
  endHourOf,
  endsWork,
  epochRows,
  powerRows,
  spentOn,
  totalsOf,
} from "../live/live-rows.ts";
import { openLiveSession } from "../live/live-session.ts";
import { ON_RECORD, devicesIn, howOf, imagesOf, recordIn, type ToldImages } from "../live/told-record.ts";
import { startMsOf, unknownHoursNotes } from "../live/work-on-trace.ts";
import { loadData, type LoadedData } from "../load-data.ts";
import type { Records, StudyContext, StudyRequest, StudyResult } from "../scenario.ts";

type Request = StudyRequest<LiveRequest & { readonly networks: number }>;

const TRAININGS = "trainings.jsonl";

/** Trains architectures of the table and holds what comes out against it. */
export async function runTableCheck(request: Request, context: StudyContext): Promise<StudyResult> {
  const loaded = await loadData(request.data, [request.trace], context);
  startMsOf(traceOf(request, loaded), request.start);
  const chosen = chosenOf(request, loaded);
  const { architectures } = loaded.table;
  const session = await openLiveSession(request, { architectures }, context);
  try {
    const { record, workshop, images } = session;
    const wasDone = (index: number): boolean => record.entries.some((entry) => endsWork(entry, index));
    let done = chosen.filter(wasDone).length;
    await Promise.all(
      chosen
        .filter((index) => !wasDone(index))
        .map(async (architecture) => {
          await workshop.run({ kind: "train", architecture });
          context.onProgress({ done: ++done, total: chosen.length });
        }),
    );
    // Others of it were chosen by other draws.
    const entries = record.entries.filter(({ architecture }) => chosen.includes(architecture ?? -1));
    const kept = { settings: record.settings, entries };
    const records = new Map([[TRAININGS, recordText(kept)]]);
    return { ...tellTableCheck(request, loaded, kept, images), records };
  } finally {
    await session.close();
  }
}

/** Tells it from the record of its trainings. */
export async function retellTableCheck(
  request: Request,
  records: Records,
  context: StudyContext,
): Promise<StudyResult> {
  const loaded = await loadData(request.data, [request.trace], context);
  const { images, record } = await imagesOf(request, recordIn(records, TRAININGS), context);
  return { ...tellTableCheck(request, loaded, record, images), records };
}

function traceOf({ trace }: Request, { traces }: LoadedData): CarbonTrace {
  return new CarbonTrace(traces.get(trace) as never);
}

function chosenOf({ networks, seed }: Request, { table }: LoadedData): number[] {
  return chosenSpread(table.columns.cifar10_test_12, networks, seed);
}

/** A function of the record. @throws Error where it lacks a training. */
function tellTableCheck(
  request: Request,
  loaded: LoadedData,
  record: WorkRecord,
  images: ToldImages,
): StudyResult {
  const { kind, table, sources, notes } = loaded;
  const { entries, settings } = record;
  const { columns } = table;
  const trace = traceOf(request, loaded);
  const charging = { trace, startMs: startMsOf(trace, request.start), accounting: PRESETS["full"] };
  const power = powerRows(entries, charging);
  const rows = chosenOf(request, loaded).map((architecture): TrainedRow => {
    const own = entries.filter((entry) => entry.architecture === architecture);
    const { seconds, joules } = spentOn(own, architecture);
    return {
      architecture,
      cell: table.architectures[architecture],
      ...outcomeOf(own, architecture),
      trainSeconds: seconds,
      energyKwh: joulesToKwh(joules),
      carbonG: totalsOf(powerRows(own, charging)).carbonG,
      table12Pct: columns.cifar10_test_12[architecture],
      table200Pct: columns.cifar10_test_200[architecture],
    };
  });
  const done = rows.filter(({ failed }) => failed === null);
  const best = done.toSorted((a, b) => accuracyIn(b) - accuracyIn(a))[0]?.architecture ?? -1;
  const { seed, start, devices } = request;
  const of = { scenario: "table-check", labels: {}, method: "training", seed, start, gpus: devices };
  return {
    data: {
      kind,
      sources: [...sources, ...images.sources],
      notes: [
        ...notes,
        ...images.notes,
        ON_RECORD,
        ...unknownHoursNotes(trace, charging.startMs, endHourOf(power)),
      ],
    },
    charged: [chargedWork({ ...of, trace: request.trace }, power, entries, settings)],
    findings: tableCheckFindings({
      rows,
      agreement: (["table12Pct", "table200Pct"] as const).map((column) => agreementWith(done, column)),
      epochs: epochRows(entries),
      confusion: confusionRows(confusionOn(entries, best), images.test.classes),
      best,
      power,
      totals: totalsOf(power),
      how: howOf(entries),
      devices: devicesIn(record),
      failed: entries.flatMap((entry) => (entry.what === "failed" ? [entry.reason] : [])),
      settings,
    }),
  };
}

/** @throws Error where it is not on record. */
function outcomeOf(
  entries: readonly RecordEntry[],
  index: number,
): Pick<TrainedRow, "accuracyPct" | "failed"> {
  const end = entries.findLast((entry) => endsWork(entry, index));
  if (end?.what === "trained") return { accuracyPct: end.testAccuracyPct, failed: null };
  if (end?.what === "failed") return { accuracyPct: null, failed: end.reason };
  throw new Error(`the record lacks the training of architecture ${index}`);
}

function accuracyIn({ accuracyPct }: TrainedRow): number {
  return accuracyPct ?? Number.NaN;
}

/** @param rows of trainings that did not fail: the others have no rank. */
function agreementWith(rows: readonly TrainedRow[], column: "table12Pct" | "table200Pct") {
  const [ours, theirs] = [rows.map(accuracyIn), rows.map((row) => row[column] ?? Number.NaN)];
  return {
    with: column === "table12Pct" ? "12 epochs" : "200 epochs",
    spearman: spearman(ours, theirs),
    spearmanCi95: rankInterval(ours, theirs, spearman),
    kendall: kendallTau(ours, theirs),
    kendallCi95: rankInterval(ours, theirs, kendallTau),
  };
}
