import { readdirSync } from "node:fs";
import type * as fs from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { nasBench201Network } from "../../../harness/network/index.ts";
import { openBackend } from "../../../harness/nn/index.ts";
import {
  networkTrainee,
  recipeOf,
  trainNetwork,
  type NetworkTraining,
} from "../../../harness/train/index.ts";
import { scratch } from "../../fixtures/scratch.ts";
import { learned } from "./learned.ts";
import { SMALL } from "./small-networks.ts";

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock("node:fs/promises", async (original) => {
  const { fullDisk } = await import("../../fixtures/full-disk.ts");
  return fullDisk(await original<typeof fs>(), () => disk.isFull);
});

const folder = scratch();
const ARCHITECTURE = "|nor_conv_1x1~0|+|none~0|skip_connect~1|+|none~0|none~1|nor_conv_1x1~2|";
const SKELETON = { cells: 1, channels: 2, classes: 3, imagePx: 8 };

it("a disk that fills up in mid-checkpoint is told, training goes on, and the checkpoint before is gone on from", async () => {
  const backend = await openBackend("wasm");
  const checkpoint = join(folder, "net.checkpoint");
  const notices: string[] = [];
  const training: NetworkTraining = {
    backend,
    trainee: networkTrainee(ARCHITECTURE, nasBench201Network(ARCHITECTURE, SKELETON)),
    recipe: recipeOf({ epochs: 3, batch: 8 }),
    seed: 1,
    ...SMALL,
    prefetch: false,
    checkpoint,
    resume: true,
    // Full from the second epoch on.
    onEpoch: () => (disk.isFull = true),
    onNotice: (notice) => void notices.push(notice),
  };
  const whole = await trainNetwork(training);
  disk.isFull = false;
  expect(whole.state.epoch).toBe(3);
  expect(notices).toEqual(
    [2, 3].map(
      (epoch) =>
        `the disk is full (ENOSPC: no space left on device, write): epoch ${epoch} is not in ${checkpoint}, ` +
        "which is as it was before; make room there, or what was learned since is learned again after an interruption",
    ),
  );
  expect(readdirSync(folder)).toEqual(["net.checkpoint"]);
  notices.length = 0;
  const { onEpoch: _, ...rest } = training;
  expect(learned(await trainNetwork(rest))).toEqual(learned(whole));
  expect(notices).toEqual([`training goes on after epoch 1 of ${checkpoint}`]);
  backend.close();
});
