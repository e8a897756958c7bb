import { kendallTau, rankInterval, spearman } from "../../harness/analysis/index.ts";
import { CarbonTrace, PRESETS } from "../../harness/carbon/index.ts";
import { epochMsOf, joulesToKwh } from "../../harness/units/index.ts";
import { tableCheckFindings, type TrainedRow } from "../../reports/index.ts";
import { chosenSpread } from "../live/chosen-spread.ts";
import type { LiveRequest } from "../live/live-flags.ts";
import {
  accuracyOn,
  confusionOn,
  confusionRows,
  endsWork,
  epochRows,
  powerRows,
  spentOn,
  totalsOf,
} from "../live/live-rows.ts";
import { openLiveSession } from "../live/live-session.ts";
import { loadData } from "../load-data.ts";
import type { StudyContext, StudyRequest, StudyResult } from "../scenario.ts";

type Request = StudyRequest<LiveRequest & { readonly networks: number }>;

/** Trains architectures of the table and holds what comes out against it. */
export async function runTableCheck(request: Request, context: StudyContext): Promise<StudyResult> {
  const { kind, table, traces, sources, notes } = await loadData(request.data, [request.trace], context);
  const columns = table.columns;
  const chosen = chosenSpread(columns.cifar10_test_12, request.networks, request.seed);
  const session = await openLiveSession(request, { architectures: table.architectures }, context);
  try {
    const { record, workshop, images, meter, devices } = session;
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
    const trace = new CarbonTrace(traces.get(request.trace) as never);
    const charging = { trace, startMs: epochMsOf(request.start), accounting: PRESETS["full"] };
    const entries = record.entries.filter(({ architecture }) => chosen.includes(architecture ?? -1));
    const power = powerRows(entries, charging);
    const totals = totalsOf(power);
    const rows = chosen.map((architecture): TrainedRow => {
      const own = entries.filter((entry) => entry.architecture === architecture);
      const { seconds, joules } = spentOn(own, architecture);
      return {
        architecture,
        cell: table.architectures[architecture],
        accuracyPct: accuracyOn(entries, architecture),
        trainSeconds: seconds,
        energyKwh: joulesToKwh(joules),
        carbonG: totalsOf(powerRows(own, charging)).carbonG,
        table12Pct: columns.cifar10_test_12[architecture],
        table200Pct: columns.cifar10_test_200[architecture],
      };
    });
    const best = rows.toSorted((a, b) => b.accuracyPct - a.accuracyPct)[0];
    return {
      data: { kind, sources: [...sources, ...images.sources], notes: [...notes, ...images.notes] },
      findings: tableCheckFindings({
        rows,
        agreement: (["table12Pct", "table200Pct"] as const).map((column) => agreementWith(rows, column)),
        epochs: epochRows(entries),
        confusion: confusionRows(confusionOn(entries, best.architecture), images.test.classes),
        best: best.architecture,
        power,
        totals,
        how: meter.how,
        devices: devices.map(({ trainer, backend, device }) => `${trainer}, ${backend}, ${device}`),
        failed: entries.flatMap((entry) => (entry.what === "failed" ? [entry.reason] : [])),
        settings: record.settings,
      }),
    };
  } finally {
    await session.close();
  }
}

function agreementWith(rows: readonly TrainedRow[], column: "table12Pct" | "table200Pct") {
  const [ours, theirs] = [
    rows.map(({ accuracyPct }) => accuracyPct),
    rows.map((row) => row[column] ?? Number.NaN),
  ];
  return {
    with: column === "table12Pct" ? "12 epochs" : "200 epochs",
    spearman: spearman(ours, theirs),
    spearmanCi95: rankInterval(ours, theirs, spearman),
    kendall: kendallTau(ours, theirs),
    kendallCi95: rankInterval(ours, theirs, kendallTau),
  };
}
