import { join } from "node:path";
import { DatasetStore } from "../../datasets/index.ts";
import { sampleTrace } from "../../datasets/sample/index.ts";
import { CarbonTrace, PRESETS, meteredCarbonG, type TraceColumns } from "../../harness/carbon/index.ts";
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
  type NetworkTraining,
  type Recipe,
} from "../../harness/train/index.ts";
import { epochMsOf, gramsToPounds, joulesToKwh, msToHours, secondsToMs } from "../../harness/units/index.ts";
import { unknownHoursNotes } from "../live/work-on-trace.ts";
import { deviceOf } from "./device-of.ts";

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
  const epochs: TrainedEpoch[] = [];
  let [seconds, joules] = [0, 0];
  const begunMs = performance.now();
  const spent = (): { seconds: number; energyKwh: number; carbonG: number } => {
    const [sinceS, sinceJ] = [seconds, joules];
    [seconds, joules] = [(performance.now() - begunMs) / 1000, meter.joules()];
    const [fromMs, toMs] = [sinceS, seconds].map((at) => startMs + secondsToMs(at));
    const span = { fromMs, toMs, joules: joules - sinceJ };
    return {
      seconds: seconds - sinceS,
      energyKwh: joulesToKwh(span.joules),
      carbonG: meteredCarbonG([span], prices, PRESETS.full),
    };
  };
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
    onStep: (step, perEpoch) => {
      const last = epochs.at(-1);
      const note = last === undefined ? "" : `test accuracy ${last.testAccuracyPct.toFixed(2)} %`;
      onProgress({ phase: `epoch ${epochs.length + 1}`, done: step, total: perEpoch, note });
    },
    onEpoch: (result, { imagesPerS }) => {
      epochs.push({ ...result, effort: { ...spent(), imagesPerS } });
      onNotice(
        `epoch ${result.epoch}: train loss ${result.trainLoss.toFixed(4)}, test accuracy ${result.testAccuracyPct.toFixed(2)} %, ` +
          `${imagesPerS.toFixed(1)} images/s`,
      );
    },
  };
  try {
    const { state, judgement } = await trainNetwork(training);
    const before = state.curve.slice(0, state.curve.length - epochs.length);
    const all = [...before.map((result) => ({ ...result, effort: null })), ...epochs];
    const rest = spent();
    const total = (of: (effort: NonNullable<TrainedEpoch["effort"]>) => number): number =>
      epochs.reduce((sum, { effort }) => sum + (effort === null ? 0 : of(effort)), 0);
    const carbonG = total((effort) => effort.carbonG) + rest.carbonG;
    for (const note of unknownHoursNotes(prices, startMs, msToHours(secondsToMs(seconds)))) onNotice(note);
    return {
      architecture: name,
      backend: backend.name,
      device,
      params: countParameters(network),
      flops: countFlops(network),
      set,
      trainImages: images.train.count,
      testImages: images.test.count,
      epochs: all,
      testAccuracyPct: judgement?.accuracyPct ?? 0,
      confusion: judgement?.confusion ?? [],
      classes: images.test.classes,
      seconds,
      energyKwh: joulesToKwh(joules),
      isEnergyMeasured: meter.isMeasured,
      energySource: meter.how,
      carbonG,
      carbonLb: gramsToPounds(carbonG),
      checkpoint,
    };
  } finally {
    meter.close();
    backend.close();
  }
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
