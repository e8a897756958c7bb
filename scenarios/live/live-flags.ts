import type { FlagSet, FlagValues } from "../../harness/cli/index.ts";
import { UsageError, flagName } from "../../harness/text/index.ts";

/** The project's trainer, as `--trainer` names it. */
export const OWN_TRAINER = "own";

/** What networks are, what they learn from and on what: the same for every scenario that trains for real. */
export const LIVE_FLAGS = {
  images: {
    value: "text",
    describe: "images to learn from: cifar10, cifar10@binary, cifar100, imagenet, synthetic",
  },
  trainImages: { value: "number", describe: "how many of them; 0: as suits the device" },
  testImages: { value: "number", describe: "how many to judge on; 0: as suits the device" },
  epochs: { value: "number", describe: "epochs of each training; 0: as suits the device" },
  cells: { value: "number", describe: "N: cells in each of the three stages; 0: as suits the device" },
  channels: { value: "number", describe: "C: channels of the first stage" },
  batch: { value: "number", describe: "images a step; 0: as suits the device" },
  learningRate: { value: "number", describe: "at the start; falls to 0 as a cosine" },
  backend: {
    value: "text",
    describe: "of the project's own trainer: node-gpu, node, webgpu, wasm or cpu; auto: the best",
  },
  trainer: {
    value: "text",
    describe: "command of another trainer (docs/trainer-protocol.md); own: the project's",
  },
  devices: {
    value: "number",
    describe: "trainers that work at once, each on its own GPU where there are GPUs",
  },
  helloSeconds: { value: "number", describe: "a trainer that has not introduced itself by then is killed" },
  silentSeconds: {
    value: "number",
    describe: "a trainer at work of which nothing is heard for so long is killed, and its job tried again",
  },
  seed: { value: "number", describe: "of weights, order and draws" },
  trace: { value: "text", describe: "carbon trace that the time is charged by: ZONE or ZONE@source" },
  start: { value: "text", describe: "instant of the trace at which it starts, ISO 8601, UTC" },
} as const satisfies FlagSet;

export type LiveRequest = FlagValues<typeof LIVE_FLAGS>;

/** Sizes are as suits the device at hand. */
export const LIVE_DEFAULTS: LiveRequest = {
  images: "cifar10",
  trainImages: 0,
  testImages: 0,
  epochs: 0,
  cells: 0,
  channels: 16,
  batch: 0,
  learningRate: 0.1,
  backend: "auto",
  trainer: OWN_TRAINER,
  devices: 1,
  helloSeconds: 60,
  silentSeconds: 600,
  seed: 1,
  trace: "US-CAL-CISO@original",
  start: "2021-07-02T07:00Z",
};

const WHOLE = [
  "trainImages",
  "testImages",
  "epochs",
  "cells",
  "channels",
  "batch",
  "devices",
  "seed",
] as const;

/** The longest that a timer waits: 2^31 - 1 ms. Longer ones ring at once. */
const MOST_SECONDS = 2_147_483;

/** @throws UsageError naming the flag. */
export function checkLive(request: LiveRequest): void {
  for (const name of WHOLE) {
    const least = name === "channels" || name === "devices" ? 1 : 0;
    if (Number.isSafeInteger(request[name]) && request[name] >= least) continue;
    throw new UsageError(`${flagOf(name)}: got ${request[name]}, expected a whole number from ${least} on`);
  }
  for (const name of ["learningRate", "helloSeconds", "silentSeconds"] as const) {
    const most = name === "learningRate" ? Number.MAX_VALUE : MOST_SECONDS;
    if (request[name] > 0 && request[name] <= most) continue;
    const bound = name === "learningRate" ? "" : ` and at most ${MOST_SECONDS} (24 days)`;
    throw new UsageError(`${flagOf(name)}: got ${request[name]}, expected more than 0${bound}`);
  }
  if (request.trainer.trim() === "") {
    throw new UsageError(
      `--trainer: got "${request.trainer}", expected ${OWN_TRAINER} or a command, "python3 docs/trainer-pytorch.py"; leave it out for the project's own`,
    );
  }
}

/** As it is typed: `--final-epochs`. */
export function flagOf(name: string): string {
  return `--${flagName(name)}`;
}
