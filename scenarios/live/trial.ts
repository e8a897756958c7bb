import { tmpdir } from "node:os";
import { join } from "node:path";
import { rm } from "node:fs/promises";
import type { Task } from "../../harness/trainer/index.ts";
import type { LiveSession } from "./live-session.ts";

/** Steps of the trial: the first compiles kernels, the others tell the speed. */
const STEPS = 4;

/** Speed of a short training on this device: a cell of four 3x3 convolutions, half of what a cell can have. */
export async function trialImagesPerS({ request, images, evaluator }: LiveSession): Promise<number> {
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
  const checkpoint = join(tmpdir(), `cenas-trial-${process.pid}.ckpt`);
  let imagesPerS = 0;
  const trial = evaluator.start({ id: "trial", task, checkpoint }, false, {
    onEpoch: (epoch) => (imagesPerS = epoch.imagesPerS),
  });
  const end = await trial.ended;
  await rm(checkpoint, { force: true });
  if (end.how === "finished") return imagesPerS;
  throw new Error(`the trial training ${end.how}${end.how === "failed" ? `: ${end.reason}` : ""}`);
}
