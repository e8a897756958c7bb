import { fileURLToPath } from "node:url";
import { nvidiaGpus } from "../../harness/power/index.ts";
import type { TrainerCommand } from "../../harness/trainer/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import type { LiveRequest } from "./live-flags.ts";

const OWN = "own";

/** A trainer for each device; where there are GPUs, each sees one. */
export async function trainerCommands(request: LiveRequest): Promise<{
  readonly trainers: readonly TrainerCommand[];
  /** Indices of the GPUs at work. */
  readonly gpus: readonly number[];
}> {
  const found = await nvidiaGpus();
  const gpus = "reason" in found ? [] : found.map(({ index }) => index);
  if (gpus.length > 0 && request.devices > gpus.length) {
    throw new UsageError(
      `--devices: got ${request.devices}, expected at most ${gpus.length}, the GPUs of this machine`,
    );
  }
  const command = commandOf(request);
  const devices = Array.from({ length: request.devices }, (_, i) => i);
  return {
    trainers: devices.map((i) =>
      gpus.length === 0 ? command : { ...command, env: { CUDA_VISIBLE_DEVICES: String(gpus[i]) } },
    ),
    gpus: gpus.slice(0, request.devices),
  };
}

function commandOf({ trainer, backend }: LiveRequest): TrainerCommand {
  if (trainer !== OWN) {
    const [file, ...args] = trainer.split(" ");
    return { file, args };
  }
  const main = fileURLToPath(
    new URL(`../main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
  );
  const loader = main.endsWith(".ts") ? ["--import", "tsx"] : [];
  const chosen = backend === "auto" ? [] : ["--backend", backend];
  return { file: process.execPath, args: [...loader, main, "trainer", ...chosen] };
}
