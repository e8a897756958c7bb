import { recordText, type WorkRecord } from "../../harness/live/index.ts";
import { searchForReal } from "../live/live-search.ts";
import { endsWork } from "../live/live-rows.ts";
import { openLiveSession, type LiveSession, type LiveSpace } from "../live/live-session.ts";
import type { OpenDomainRequest } from "../live/open-domain-flags.ts";
import { imagesOf, recordIn } from "../live/told-record.ts";
import { tryDevices } from "../live/trial.ts";
import type { Records, StudyContext, StudyRequest, StudyResult } from "../scenario.ts";
import { TRIAL, tellCost, trialIn, type TriedDevice } from "./open-domain-cost.ts";
import { frontIn, loadOpenDomain, tellOpenDomain, type OpenDomainData } from "./tell-open-domain.ts";

type Request = StudyRequest<OpenDomainRequest>;

const SEARCH = "search.jsonl";
const finalOf = (i: number): string => `final-${i + 1}.jsonl`;

/** Searches with real trainings, then trains the front to the end. */
export async function runOpenDomain(request: Request, context: StudyContext): Promise<StudyResult> {
  const data = await loadOpenDomain(request, context);
  const session = await openLiveSession(request, spaceOf(request, data), context);
  try {
    const { record, images } = session;
    if (request.dryRun) return await tryOut(data, session);
    const { cells, search } = data.of(record, images);
    await searchForReal(session, cells, search);
    const front = frontIn(data, record, images).map(({ architecture }) => architecture);
    const finals = await trainFront(front, { ...request, ...session.request }, data, context);
    const texts = [record, ...finals].map(recordText);
    const records = new Map(texts.map((text, i) => [i === 0 ? SEARCH : finalOf(i - 1), text]));
    return { ...tellOpenDomain(data, { search: record, finals }, images), records };
  } finally {
    await session.close();
  }
}

/** Tells such a search from its records: the search, and the front's trainings by seed. */
export async function retellOpenDomain(
  request: Request,
  records: Records,
  context: StudyContext,
): Promise<StudyResult> {
  const data = await loadOpenDomain(request, context);
  if (request.dryRun) {
    const trial = trialIn(records);
    const { images, record } = await imagesOf(request, trial, context);
    return { ...tellCost(data, record, images), records };
  }
  const kept = recordIn(records, SEARCH);
  const { images, record: search } = await imagesOf(request, kept, context);
  const finals = Array.from({ length: request.finalSeeds }, (_, i) => recordIn(records, finalOf(i)));
  return { ...tellOpenDomain(data, { search, finals }, images), records };
}

async function tryOut(data: OpenDomainData, session: LiveSession): Promise<StudyResult> {
  const { images, record, meter, devices } = session;
  const tried: TriedDevice = {
    settings: record.settings,
    ...(await tryDevices(session)),
    how: meter.how,
    device: devices[0].device,
  };
  const records = new Map([[TRIAL, `${JSON.stringify(tried)}\n`]]);
  return { ...tellCost(data, tried, images), records };
}

function spaceOf(request: Request, { architectures, method }: OpenDomainData): LiveSpace {
  const { supernetEpochs, splitEdge, gpus, hours, initial, trace, start, carbonBudgetKg, realTime } = request;
  // All work on a record is charged to its search, so each search has its own.
  const of = { method: method.name, gpus, hours, initial, trace, start, carbonBudgetKg, realTime };
  const more = { searched: "all cells", ...of };
  const kinds = method.sampler === null ? (["train"] as const) : (["train", "supernet", "score"] as const);
  return { architectures, kinds, supernetEpochs, splitEdge, more };
}

/** Trains the front to the end, once for each seed, each under a record of its own. */
async function trainFront(
  front: readonly number[],
  request: OpenDomainRequest,
  { architectures }: OpenDomainData,
  context: StudyContext,
): Promise<WorkRecord[]> {
  const { supernetEpochs, splitEdge } = request;
  const space = { architectures, supernetEpochs, splitEdge, more: { final: true } };
  const epochs = request.finalEpochs || 2 * request.epochs;
  const finals: WorkRecord[] = [];
  let done = 0;
  for (let i = 0; i < request.finalSeeds; i++) {
    const asked = { ...request, epochs, seed: request.seed + 1000 + i };
    const session = await openLiveSession(asked, space, context);
    try {
      const { record, workshop } = session;
      for (const architecture of front) {
        const isDone = record.entries.some((entry) => endsWork(entry, architecture));
        if (!isDone) await workshop.run({ kind: "train", architecture });
        context.onProgress({ done: ++done, total: front.length * request.finalSeeds });
      }
      // Others of it were on other fronts.
      const entries = record.entries.filter(({ architecture }) => front.includes(architecture ?? -1));
      finals.push({ settings: record.settings, entries });
    } finally {
      await session.close();
    }
  }
  return finals;
}
