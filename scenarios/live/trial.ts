import { tmpdir } from "node:os";
import { join } from "node:path";
import { rm } from "node:fs/promises";
import type { Task } from "../../harness/trainer/index.ts";
import type { LiveSession } from "./live-session.ts";

/** Steps of the trial: the first compiles kernels, the others tell the speed. */
const STEPS = 4;

/** What a short training on each device told, all at once as in a search. */
export interface Trial {
  /** Of one device. */
  readonly imagesPerS: number;
  /** Of one device and its share of the processor. */
  readonly powerW: number;
}

/** Tries all devices with a cell of four 3x3 convolutions, half of what a cell can have. */
export async function tryDevices(session: LiveSession): Promise<Trial> {
  const { devices, meter } = session;
  const [fromMs, fromJoules] = [performance.now(), meter.joules()];
  const speeds = await Promise.all(devices.map((_, i) => trialImagesPerS(session, `trial-${i}`)));
  const seconds = (performance.now() - fromMs) / 1000;
  const powerW = (meter.joules() - fromJoules) / seconds / devices.length;
  return { imagesPerS: speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length, powerW };
}

async function trialImagesPerS({ request, images, evaluator }: LiveSession, id: string): Promise<number> {
  const { cells, channels, batch, learningRate, seed } = request;
  const part = (which: "train" | "test", limit: number) => ({
    name: images[which].name,
    path: images.files[which],
    limit: Math.min(limit, images[which].count),
  });
  const task: Task = {
    kind: "train",
    architecture:
      "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_3x3~1|+|nor_conv_3x3~0|skip_connect~1|nor_conv_3x3~2|",
    train: part("train", STEPS * batch),
    test: part("test", batch),
    epochs: 2,
    seed,
    settings: { cells, channels, batch, learningRate },
    supernet: null,
  };
  const checkpoint = join(tmpdir(), `cenas-${id}-${process.pid}.ckpt`);
  let imagesPerS = 0;
  const trial = evaluator.start({ id, task, checkpoint }, false, {
    onEpoch: (epoch) => (imagesPerS = epoch.imagesPerS),
  });
  const end = await trial.ended;
  await rm(checkpoint, { force: true });
  if (end.how === "finished") return imagesPerS;
  throw new Error(`the trial training ${end.how}${end.how === "failed" ? `: ${end.reason}` : ""}`);
}
