import { methodOf } from "../../baselines/index.ts";
import { nonDominated } from "../../harness/analysis/index.ts";
import { CarbonTrace, PRESETS } from "../../harness/carbon/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { CIFAR10_SKELETON, countParameters, nasBench201Network } from "../../harness/network/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { epochMsOf, hoursToMs } from "../../harness/units/index.ts";
import { costFindings, openDomainFindings, type FinalRow } from "../../reports/index.ts";
import { costOf } from "../live/live-cost.ts";
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
import { searchForReal } from "../live/live-search.ts";
import { openLiveSession, type LiveSession } from "../live/live-session.ts";
import { tryDevices } from "../live/trial.ts";
import { loadData } from "../load-data.ts";
import type { OpenDomainRequest } from "../live/open-domain-flags.ts";
import type { StudyContext, StudyRequest, StudyResult } from "../scenario.ts";

type Request = StudyRequest<OpenDomainRequest>;

/** Searches with real trainings, then trains the front to the end. */
export async function runOpenDomain(request: Request, context: StudyContext): Promise<StudyResult> {
  const { kind, traces, sources, notes } = await loadData(request.data, [request.trace], context);
  const trace = new CarbonTrace(traces.get(request.trace) as never);
  const method = methodOf(request.method) as MethodDefinition;
  const { architectures } = liveCells({});
  const space = {
    architectures,
    supernetEpochs: request.supernetEpochs,
    splitEdge: request.splitEdge,
    more: {
      searched: "all cells",
      method: method.name,
      gpus: request.gpus,
      hours: request.hours,
    },
  };
  const session = await openLiveSession(request, space, context);
  try {
    const { images } = session;
    const data = { kind, sources: [...sources, ...images.sources], notes: [...notes, ...images.notes] };
    const settled = { ...request, ...session.request };
    const startMs = epochMsOf(request.start);
    if (request.dryRun) {
      const trial = await tryDevices(session);
      const pue = PRESETS["full"].pue.value;
      const cost = costOf(settled, trial, method.sampler !== null, { trace, startMs, pue });
      const { how } = session.meter;
      return {
        data,
        findings: costFindings(cost, { ...trial, pue, how, device: session.devices[0].device }),
      };
    }
    const skeleton = {
      ...CIFAR10_SKELETON,
      cells: settled.cells,
      channels: settled.channels,
      classes: images.train.classes.length,
    };
    const cells = liveCells(skeleton);
    const found = await searchForReal(session, cells, { ...request, method, trace, kind });
    const front = frontOf(found, cells);
    const finals = await trainFront(front, settled, space, context);
    const searched = session.record.entries;
    const charging = { trace, startMs, accounting: PRESETS["full"] };
    const power = powerRows(searched, charging);
    for (const { entries } of finals) {
      const afterMs = hoursToMs(endHourOf(power));
      power.push(...powerRows(entries, { ...charging, afterMs }));
    }
    const rows = front.map((one): FinalRow => {
      const accuracies = finals.map(({ entries }) => accuracyOn(entries, one.architecture));
      return {
        architecture: one.architecture,
        cell: architectures[one.architecture],
        flopsM: cells.flopsM(one.architecture),
        paramsM: countParameters(nasBench201Network(architectures[one.architecture], skeleton)) / 1e6,
        searchAccuracyPct: one.accuracyPct,
        accuracyPct: accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length,
        lowPct: Math.min(...accuracies),
        highPct: Math.max(...accuracies),
        seeds: accuracies.length,
      };
    });
    const best = rows.toSorted((a, b) => b.accuracyPct - a.accuracyPct)[0]?.architecture ?? -1;
    const last = finals.at(-1)?.entries ?? [];
    const all = [...searched, ...finals.flatMap(({ entries }) => entries)];
    return {
      data,
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
        how: session.meter.how,
        devices: session.devices.map(({ trainer, backend, device }) => `${trainer}, ${backend}, ${device}`),
        failed: all.flatMap((entry) => (entry.what === "failed" ? [entry.reason] : [])),
        settings: session.record.settings,
      }),
    };
  } finally {
    await session.close();
  }
}

interface FrontNetwork {
  readonly architecture: number;
  readonly accuracyPct: number;
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

/** Trains the front to the end, once for each seed, each under a record of its own. */
async function trainFront(
  front: readonly FrontNetwork[],
  request: OpenDomainRequest,
  space: { readonly architectures: readonly string[] },
  context: StudyContext,
): Promise<Pick<LiveSession["record"], "entries">[]> {
  const finals: Pick<LiveSession["record"], "entries">[] = [];
  const epochs = request.finalEpochs || 2 * request.epochs;
  let done = 0;
  for (let i = 0; i < request.finalSeeds; i++) {
    const asked = { ...request, epochs, seed: request.seed + 1000 + i };
    const session = await openLiveSession(asked, { ...space, more: { final: true } }, context);
    try {
      const wanted = new Set(front.map(({ architecture }) => architecture));
      const { record, workshop } = session;
      for (const architecture of wanted) {
        const isDone = record.entries.some((entry) => endsWork(entry, architecture));
        if (!isDone) await workshop.run({ kind: "train", architecture });
        context.onProgress({ done: ++done, total: wanted.size * request.finalSeeds });
      }
      finals.push({ entries: record.entries.filter(({ architecture }) => wanted.has(architecture ?? -1)) });
    } finally {
      await session.close();
    }
  }
  return finals;
}
