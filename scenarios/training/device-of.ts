import { cpus } from "node:os";
import type { OpenBackend } from "../../harness/nn/index.ts";
import { nvidiaGpus, visibleGpus } from "../../harness/power/index.ts";
import { worksOnGpu } from "../../harness/trainer/index.ts";

/** What a backend of this process works on. */
export interface WorkingDevice {
  readonly device: string;
  /** Indices of its GPUs, for a power meter; one that its driver does not know counts as the first, and is modelled. */
  readonly gpus: readonly number[];
}

export async function deviceOf({ name }: Pick<OpenBackend, "name">): Promise<WorkingDevice> {
  if (!worksOnGpu({ backend: name })) {
    return { device: `${cpus()[0]?.model.trim() ?? "processor"}, ${cpus().length} cores`, gpus: [] };
  }
  const [gpu] = visibleGpus(await nvidiaGpus(), process.env);
  return gpu === undefined
    ? { device: `a GPU that ${name} drives`, gpus: [0] }
    : { device: gpu.name, gpus: [gpu.index] };
}
