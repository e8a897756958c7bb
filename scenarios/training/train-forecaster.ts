import { join } from "node:path";
import { DatasetStore } from "../../datasets/index.ts";
import { committedWeights, writeWeights } from "../../datasets/forecaster-weights/index.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import type { DataSource } from "../../harness/record/index.ts";
import type {
  ForecasterFlags,
  TrainOptions,
  WrittenForecasters,
  WrittenWeights,
} from "../../harness/cli/index.ts";
import { openBackend } from "../../harness/nn/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { trainForecaster, type NamedSeries } from "../../harness/train/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";
import { packageVersion } from "../results/version.ts";
import { codeDigest } from "./code-digest.ts";
import { openFolder, usedBy } from "./output.ts";
import { DEFAULT_TRAINING_SERIES } from "./default-series.ts";
import { testStartMs } from "./test-span.ts";

const DEFAULT_SEED = 1;

/** `train forecaster`: loads the traces, trains, and writes the weights of each. @throws UsageError | DatasetError */
export async function trainForecasterCommand(
  { zones, until, backend: wanted, seed = DEFAULT_SEED, ...where }: ForecasterFlags,
  { mirror, cache, onNotice, onProgress }: TrainOptions,
): Promise<WrittenForecasters> {
  if (!Number.isInteger(seed)) throw new UsageError(`--seed: got ${seed}, expected an integer`);
  const folderOf = await openFolder("forecaster", where, committedWeights());
  const names = zones ?? DEFAULT_TRAINING_SERIES;
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice });
  const loaded = await Promise.all(names.map((name) => loadSeries(store, name)));
  const untilMs = until === undefined ? testStart(loaded) : wholeHour(instantOf(until), loaded);
  const series = loaded.map((one) => seriesOf(one, untilMs));
  const backend = await openBackend(wanted);
  onNotice(backend.choice);
  const { trained, fingerprint, finish } = await trainForecaster({
    series,
    untilMs,
    seed,
    backend,
    onNotice,
    version: packageVersion(),
    code: codeDigest(),
    checkpointDir: join(store.cacheDir, "training"),
    onProgress: ({ phase, done, total, loss, bestLoss }) => {
      const note =
        loss === undefined ? "" : `held-back loss ${loss.toFixed(4)}, best ${bestLoss?.toFixed(4)}`;
      onProgress({ phase, done, total, note });
    },
  }).finally(() => backend.close());
  const folder = folderOf(fingerprint);
  const written: WrittenWeights[] = [];
  for (const [i, { card, bytes }] of trained.entries()) {
    const file = await writeWeights(card, bytes, folder);
    const heldBackLoss = Math.min(...card.curve.map(([, , loss]) => loss));
    const { trainedUntil, bestStep } = card;
    written.push({ name: series[i].name, trainedUntil, file, bytes: bytes.length, heldBackLoss, bestStep });
  }
  await finish();
  const { trace, trainedUntil } = (trained.find(({ card }) => card.signal === "lifecycle") ?? trained[0])
    .card;
  const asked = { forecaster: "transformer", trace, start: trainedUntil };
  return { written, use: usedBy("forecaster", asked, folder, where) };
}

interface Loaded {
  readonly name: string;
  readonly columns: TraceColumns;
  readonly trace: string;
  readonly signal: "lifecycle" | "direct";
  readonly source: DataSource;
}

/** `TRACE` or `TRACE:direct`. */
async function loadSeries(store: DatasetStore, name: string): Promise<Loaded> {
  const [trace, signal = "lifecycle", ...rest] = name.split(":");
  if (rest.length > 0 || (signal !== "lifecycle" && signal !== "direct")) {
    throw new UsageError(`--zone: got "${name}", expected a trace such as DE, DE@source or DE:direct`);
  }
  const loaded = await store.trace(trace);
  const columns = loaded[signal];
  const [source] = loaded.sources;
  if (columns === null) throw new UsageError(`--zone ${name}: ${trace} has no ${signal} signal`);
  return { name, columns, trace, signal, source };
}

function seriesOf({ name, columns, trace, signal, source }: Loaded, untilMs: number): NamedSeries {
  const { startMs, intensityGPerKwh, estimated } = columns;
  const hours = Math.max(0, Math.floor((untilMs - startMs) / MS_PER_HOUR));
  const estimatedHours = estimated.subarray(0, hours).reduce((sum, flag) => sum + flag, 0);
  const data = { name: source.name, sha256: source.sha256, estimatedHours };
  return { name, startMs, intensityGPerKwh, card: { trace, signal, data } };
}

/** The earliest of the instants from which the series are tested on. */
function testStart(loaded: readonly Loaded[]): number {
  return Math.min(...loaded.map(({ columns }) => testStartMs(columns)));
}

/** The last full hour up to an instant that all series reach. */
function wholeHour(instantMs: number, loaded: readonly Loaded[]): number {
  const ends = loaded.map(
    ({ columns: { startMs, intensityGPerKwh } }) => startMs + intensityGPerKwh.length * MS_PER_HOUR,
  );
  return Math.floor(Math.min(instantMs, ...ends) / MS_PER_HOUR) * MS_PER_HOUR;
}

function instantOf(until: string): number {
  try {
    return epochMsOf(until);
  } catch (error) {
    throw new UsageError(`--until: ${(error as Error).message}`, { cause: error });
  }
}
