import { join } from "node:path";
import { DatasetStore } from "../../datasets/index.ts";
import { sampleTrace } from "../../datasets/sample/index.ts";
import { CarbonTrace, type TraceColumns } from "../../harness/carbon/index.ts";
import type { NetworkFlags, TrainOptions, TrainedEpoch, TrainedNetwork } from "../../harness/cli/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import { sampleOf, type ImageSet } from "../../harness/images/index.ts";
import { NETWORK_EDITION, countFlops, countParameters, networkOf } from "../../harness/network/index.ts";
import { openBackend } from "../../harness/nn/index.ts";
import { openPowerMeter } from "../../harness/power/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import {
  NAS_BENCH_201_RECIPE,
  networkTrainee,
  recipeOf,
  trainNetwork,
  type KeptEpoch,
  type NetworkTraining,
  type Recipe,
} from "../../harness/train/index.ts";
import { epochMsOf, gramsToPounds, msToHours, secondsToMs } from "../../harness/units/index.ts";
import { unknownHoursNotes } from "../live/work-on-trace.ts";
import { deviceOf } from "./device-of.ts";
import { TrainingEffort } from "./training-effort.ts";

const DEFAULTS = { set: "cifar10", seed: 1, trace: "US-CAL-CISO@original", start: "2021-07-02T07:00Z" };

/** `train network`: one network on real images, its electricity and carbon beside its curve. @throws UsageError | DatasetError */
export async function trainNetworkCommand(
  flags: NetworkFlags,
  { mirror, cache, onNotice, onProgress }: TrainOptions,
): Promise<TrainedNetwork> {
  const { arch, set = DEFAULTS.set, seed = DEFAULTS.seed, trace = DEFAULTS.trace } = flags;
  if (arch === undefined)
    throw new UsageError("--arch: expected a cell string, |op~0|+|op~0|op~1|+|op~0|op~1|op~2|");
  if (!Number.isInteger(seed)) throw new UsageError(`--seed: got ${seed}, expected an integer`);
  if (flags.checkpoint === "")
    throw new UsageError('--checkpoint: got "", expected a file; leave it out for one in the cache');
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice });
  const startMs = asked("start", () => epochMsOf(flags.start ?? DEFAULTS.start));
  const recipe = asked("recipe", () => recipeOf(settingsOf(flags)));
  const prices = new CarbonTrace(await intensityOf(store, trace));
  asked("start", () => prices.at(startMs));
  const images = await chosenImages(store, set, flags, seed);
  const { name, network } = asked("arch", () =>
    networkOf(arch, {
      cells: flags.cells,
      channels: flags.channels,
      classes: images.train.classes.length,
      imagePx: images.train.widthPx,
      auxiliaryHead: recipe.auxiliaryWeight > 0,
    }),
  );
  const counts = [images.train.count, images.test.count];
  const key = fingerprintOf([NETWORK_EDITION, name, recipe, seed, set, ...counts]).slice(0, 16);
  const checkpoint = flags.checkpoint ?? join(store.cacheDir, "training", `network-${key}.checkpoint`);
  const backend = await openBackend(flags.backend);
  onNotice(backend.choice);
  const { device, gpus } = await deviceOf(backend);
  const meter = await openPowerMeter({ gpus });
  const spent = new TrainingEffort(meter, prices, startMs);
  let [epoch, note] = [0, ""];
  const training: NetworkTraining = {
    backend,
    trainee: networkTrainee(name, network),
    recipe,
    seed,
    ...images,
    prefetch: true,
    checkpoint,
    resume: !flags.fresh,
    onNotice,
    meter: () => spent.take(),
    onStart: ({ curve }) => {
      spent.goOnAfter(curve);
      epoch = curve.length;
    },
    onStep: (step, perEpoch) =>
      onProgress({ phase: `epoch ${epoch + 1}`, done: step, total: perEpoch, note }),
    onEpoch: (result, { imagesPerS }) => {
      epoch = result.epoch;
      note = `test accuracy ${result.testAccuracyPct.toFixed(2)} %`;
      onNotice(
        `epoch ${epoch}: train loss ${result.trainLoss.toFixed(4)}, ${note}, ${imagesPerS.toFixed(1)} images/s`,
      );
    },
  };
  try {
    const { state, judgement } = await trainNetwork(training);
    const total = spent.total(state.curve);
    const untilHour = msToHours(secondsToMs(total.seconds));
    for (const said of unknownHoursNotes(prices, startMs, untilHour)) onNotice(said);
    return {
      architecture: name,
      backend: backend.name,
      device,
      params: countParameters(network),
      flops: countFlops(network),
      set,
      trainImages: images.train.count,
      testImages: images.test.count,
      epochs: state.curve.map(trainedEpoch),
      testAccuracyPct: judgement?.accuracyPct ?? 0,
      confusion: judgement?.confusion ?? [],
      classes: images.test.classes,
      ...total,
      carbonLb: gramsToPounds(total.carbonG),
      checkpoint,
    };
  } finally {
    meter.close();
    backend.close();
  }
}

function trainedEpoch({ effort, ...result }: KeptEpoch): TrainedEpoch {
  const metered = effort?.metered ?? null;
  if (effort === null || metered === null) return { ...result, effort: null };
  const { seconds, energyKwh, carbonG } = metered;
  return { ...result, effort: { seconds, imagesPerS: effort.imagesPerS, energyKwh, carbonG } };
}

/** `ZONE@sample` is the sample's trace, which is made, not measured. */
async function intensityOf(store: DatasetStore, trace: string): Promise<TraceColumns> {
  const [zone, source] = trace.split("@");
  return source === "sample" ? sampleTrace(zone).lifecycle : (await store.trace(trace)).lifecycle;
}

/** The recipe's settings that were typed. */
function settingsOf(flags: NetworkFlags): Partial<Recipe> {
  const { augmentation } = NAS_BENCH_201_RECIPE;
  const { flip, padding = augmentation.paddingPx, cutout = augmentation.cutoutPx } = flags;
  const typed = Object.keys(NAS_BENCH_201_RECIPE)
    .filter((name) => flags[name as keyof NetworkFlags] !== undefined)
    .map((name) => [name, flags[name as keyof NetworkFlags]]);
  return { ...Object.fromEntries(typed), augmentation: { flip, paddingPx: padding, cutoutPx: cutout } };
}

async function chosenImages(
  store: DatasetStore,
  set: string,
  { images = 0, testImages = 0 }: NetworkFlags,
  seed: number,
): Promise<{ train: ImageSet; test: ImageSet }> {
  const { train, test } = await store.images(set);
  return { train: some("images", train, images, seed), test: some("test-images", test, testImages, seed) };
}

function some(flag: string, set: ImageSet, count: number, seed: number): ImageSet {
  if (!(Number.isInteger(count) && count >= 0 && count <= set.count)) {
    throw new UsageError(`--${flag}: got ${count}, expected 0 (all) to ${set.count}`);
  }
  return sampleOf(set, count || set.count, seed);
}

/** @throws UsageError where a range error says what is wrong with what was asked. */
function asked<T>(flag: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${flag === "recipe" ? "" : `--${flag}: `}${error.message}`, { cause: error });
  }
}
