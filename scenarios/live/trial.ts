import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvaluationJob, Task } from "../../harness/trainer/index.ts";
import { drawImages, imageFilesIn } from "./drawn-images.ts";
import type { LiveSession } from "./live-session.ts";

/** Steps of the trial: the first compiles kernels, the others tell the speed. */
const STEPS = 4;
/** Four 3x3 convolutions: half of the costliest cell. */
const CELL =
  "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_3x3~1|+|nor_conv_3x3~0|skip_connect~1|nor_conv_3x3~2|";

/** What a short training on each device told, all at once as in a search. */
export interface Trial {
  /** Of one device. */
  readonly imagesPerS: number;
  /** Of one device and its share of the processor. */
  readonly powerW: number;
}

/** Tries all devices with a short training. */
export async function tryDevices(session: LiveSession): Promise<Trial> {
  const { devices, meter, images, request } = session;
  const { batch, seed } = request;
  const folder = await mkdtemp(join(tmpdir(), "cenas-trial-"));
  try {
    const few = {
      trainImages: Math.min(STEPS * batch, images.train.count),
      testImages: Math.min(batch, images.test.count),
      seed,
    };
    const files = await imageFilesIn(folder, drawImages(images, few));
    const [fromMs, fromJoules] = [performance.now(), meter.joules()];
    const trials = devices.map((_, i) => {
      const { cells, channels, learningRate } = request;
      const task: Task = {
        kind: "train",
        architecture: CELL,
        train: { name: images.train.name, path: files.train },
        test: { name: images.test.name, path: files.test },
        epochs: 2,
        seed,
        settings: { cells, channels, batch, learningRate },
        supernet: null,
      };
      return imagesPerSOf(session, { id: `trial-${i}`, task, checkpoint: join(folder, `${i}.ckpt`) });
    });
    const speeds = await Promise.all(trials);
    const seconds = (performance.now() - fromMs) / 1000;
    const powerW = (meter.joules() - fromJoules) / seconds / devices.length;
    return { imagesPerS: speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length, powerW };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function imagesPerSOf({ evaluator }: LiveSession, job: EvaluationJob): Promise<number> {
  let imagesPerS = 0;
  const trial = evaluator.start(job, false, { onEpoch: (epoch) => (imagesPerS = epoch.imagesPerS) });
  const end = await trial.ended;
  if (end.how === "finished") return imagesPerS;
  throw new Error(`the trial training ${end.how}${end.how === "failed" ? `: ${end.reason}` : ""}`);
}
