import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatasetStore, type LoadedImages } from "../../datasets/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import {
  EnergyShares,
  RecordFile,
  Workshop,
  type LiveWork,
  type RecordSettings,
} from "../../harness/live/index.ts";
import { nvidiaGpus, openPowerMeter, visibleGpus, type PowerMeter } from "../../harness/power/index.ts";
import { TrainerPool, type Evaluator, type Hello, type Task } from "../../harness/trainer/index.ts";
import { secondsToMs } from "../../harness/units/index.ts";
import type { StudyContext } from "../scenario.ts";
import { checkKinds, type WorkKind } from "./check-kinds.ts";
import { closedOnInterrupt } from "./closed-on-interrupt.ts";
import type { LiveRequest } from "./live-flags.ts";
import { drawImages, imageFilesIn } from "./drawn-images.ts";
import { gpusAtWork } from "./gpus-at-work.ts";
import { scaledTo } from "./live-scale.ts";
import { imagesDigest } from "./told-record.ts";
import { trainerCommands } from "./trainer-commands.ts";

/** How long trainers may take to write a checkpoint when a session is closed, ms. */
const PAUSE_MS = 10_000;

/** What is trained. */
export interface LiveSpace {
  /** Cell strings, by the index that the record knows them by. */
  readonly architectures: readonly string[];
  /** What is done with them; left out: training alone. */
  readonly kinds?: readonly WorkKind[];
  readonly supernetEpochs?: number;
  /** Edge of the cell by whose operations the supernet is split; 0: it is not. */
  readonly splitEdge?: number;
  /** Settings that decide outcomes beside those of every live scenario. */
  readonly more?: RecordSettings;
}

/** Everything at hand for training for real, until it is closed. */
export interface LiveSession {
  /** With every size settled. */
  readonly request: LiveRequest;
  /** Those that are learned from and judged on. */
  readonly images: LoadedImages;
  readonly evaluator: Evaluator;
  readonly devices: readonly Hello[];
  readonly record: RecordFile;
  readonly workshop: Workshop;
  readonly meter: PowerMeter;
  /** Pauses what still runs, puts that on record, and lets trainers and record go. */
  close(): Promise<void>;
}

/**
 * Loads images, starts the trainers and opens the record of these settings on these devices: what was trained before under
 * the same flags is not trained again.
 *
 * @throws Error | UsageError | DatasetError where images, trainers or record cannot be had.
 */
export async function openLiveSession(
  asked: LiveRequest,
  { architectures, kinds = ["train"], supernetEpochs = 0, splitEdge = 0, more = {} }: LiveSpace,
  context: StudyContext,
): Promise<LiveSession> {
  const { mirror, cache, onNotice, onTransfer } = context;
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice, onProgress: onTransfer });
  const whole = await store.images(asked.images);
  const machine = visibleGpus(await nvidiaGpus(), process.env);
  const patience = {
    helloMs: secondsToMs(asked.helloSeconds),
    workMs: secondsToMs(asked.silentSeconds),
  };
  const evaluator = new TrainerPool({ trainers: trainerCommands(asked, machine), patience });
  let record: RecordFile | undefined;
  try {
    const devices = await evaluator.devices();
    checkKinds(devices, kinds);
    const gpus = gpusAtWork(devices, machine);
    const request = scaledTo(asked, devices, whole);
    const drawn = drawImages(whole, request);
    const imagesSha256 = imagesDigest(drawn);
    const settings = settingsOf(request, { imagesSha256, supernetEpochs, splitEdge, ...more }, devices);
    const folder = join(store.cacheDir, "live", fingerprintOf(settings).slice(0, 16));
    const images = { ...whole, ...drawn, files: await imageFilesIn(folder, drawn) };
    record = await RecordFile.open(join(folder, "record.jsonl"), settings, onNotice);
    if (record.entries.length > 0)
      onNotice(`goes on from ${record.entries.length} entries in ${record.path}`);
    const meter = await openPowerMeter({ gpus });
    const workshop = new Workshop({
      evaluator,
      record,
      energy: new EnergyShares(meter),
      nowMs: () => performance.now(),
      folder,
      task: (work, supernet) =>
        taskOf(work, supernet, request, images, { architectures, supernetEpochs, splitEdge }),
      onNotice,
      onProgress: onNotice,
    });
    const close = closing({ workshop, evaluator, meter, record }, onNotice);
    return { request, images, evaluator, devices, record, workshop, meter, close };
  } catch (error) {
    await evaluator.close();
    await record?.close();
    throw error;
  }
}

/** How to close a session, which is done once: at its end, or when the process is interrupted. */
function closing(
  { workshop, evaluator, meter, record }: Pick<LiveSession, "workshop" | "evaluator" | "meter" | "record">,
  onNotice: (notice: string) => void,
): () => Promise<void> {
  let closed: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    const patience = new AbortController();
    const paused = workshop.close();
    await Promise.race([paused, delay(PAUSE_MS, undefined, { signal: patience.signal })]);
    patience.abort();
    // Ends what did not pause in time; that, too, is recorded.
    await evaluator.close();
    await paused;
    meter.close();
    await record.close();
  };
  const close = (): Promise<void> => (closed ??= closeAll().finally(() => unregister()));
  const unregister = closedOnInterrupt(close, onNotice);
  return close;
}

/** Everything that decides what an entry of the record says: another value, another record. */
function settingsOf(request: LiveRequest, more: RecordSettings, devices: readonly Hello[]): RecordSettings {
  const { trainImages, testImages, epochs, cells, channels, batch, learningRate, seed } = request;
  return {
    images: request.images,
    trainImages,
    testImages,
    epochs,
    cells,
    channels,
    batch,
    learningRate,
    seed,
    trainer: all(devices.map(({ trainer }) => trainer)),
    backend: all(devices.map(({ backend }) => backend)),
    device: all(devices.map(({ device }) => device)),
    ...more,
  };
}

/** What several say, each thing once. */
function all(said: readonly string[]): string {
  return [...new Set(said)].join("; ");
}

function taskOf(
  work: LiveWork,
  supernet: string,
  request: LiveRequest,
  { train, test, files }: LoadedImages,
  { architectures, supernetEpochs = 0, splitEdge = 0 }: LiveSpace,
): Task {
  const { epochs, cells, channels, batch, learningRate, seed } = request;
  const split = splitEdge > 0 && work.kind !== "train" ? { splitEdge } : {};
  return {
    kind: work.kind,
    architecture: work.architecture === null ? null : architectures[work.architecture],
    train: { name: train.name, path: files.train },
    test: { name: test.name, path: files.test },
    epochs: work.kind === "supernet" ? supernetEpochs : work.kind === "score" ? 0 : epochs,
    seed,
    settings: { cells, channels, batch, learningRate, ...split },
    supernet: work.kind === "score" ? supernet : null,
  };
}
