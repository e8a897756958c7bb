import type { NvidiaGpu } from "./nvidia-smi.ts";
import type { Unmeasured } from "./power-source.ts";

/**
 * The GPUs that a process of this environment may use, in its own order: those that `CUDA_VISIBLE_DEVICES` names by index or
 * UUID, all where it says nothing. As CUDA does, it stops at the first name that it does not know.
 */
export function visibleGpus(
  found: readonly NvidiaGpu[] | Unmeasured,
  { CUDA_VISIBLE_DEVICES: visible }: Readonly<Record<string, string | undefined>>,
): readonly NvidiaGpu[] {
  if ("reason" in found) return [];
  if (visible === undefined) return found;
  const chosen: NvidiaGpu[] = [];
  for (const name of visible.split(",").map((part) => part.trim())) {
    const gpu = found.find(({ index, uuid }) => String(index) === name || uuid === name);
    if (gpu === undefined) break;
    chosen.push(gpu);
  }
  return chosen;
}
