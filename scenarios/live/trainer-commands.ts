import { fileURLToPath } from "node:url";
import type { NvidiaGpu } from "../../harness/power/index.ts";
import type { TrainerCommand } from "../../harness/trainer/index.ts";
import { OWN_TRAINER, type LiveRequest } from "./live-flags.ts";

/**
 * A trainer for each device; where there are GPUs, each sees one. CUDA numbers GPUs by speed unless it is told to go by the bus,
 * as nvidia-smi does, which measures them.
 */
export function trainerCommands(
  request: Pick<LiveRequest, "trainer" | "backend" | "devices">,
  gpus: readonly Pick<NvidiaGpu, "index">[],
): TrainerCommand[] {
  const command = commandOf(request);
  return Array.from({ length: request.devices }, (_, i) => {
    if (gpus[i] === undefined) return command;
    const env = { CUDA_DEVICE_ORDER: "PCI_BUS_ID", CUDA_VISIBLE_DEVICES: String(gpus[i].index) };
    return { ...command, env };
  });
}

function commandOf({ trainer, backend }: Pick<LiveRequest, "trainer" | "backend">): TrainerCommand {
  if (trainer !== OWN_TRAINER) {
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
