import type { NvidiaGpu } from "../../harness/power/index.ts";
import { worksOnGpu, type Hello } from "../../harness/trainer/index.ts";
import { UsageError } from "../../harness/text/index.ts";

/**
 * Indices of the GPUs that trainers work on, by what they say of themselves: a machine's GPUs do not matter where its processor
 * does the work. One whose driver does not know it (another vendor's) has the number of its trainer, and is modelled.
 *
 * @param gpus those of the machine, one for each trainer, in their order.
 * @throws UsageError where trainers would share a GPU.
 */
export function gpusAtWork(
  trainers: readonly Pick<Hello, "backend">[],
  gpus: readonly Pick<NvidiaGpu, "index">[],
): number[] {
  const atWork = trainers.flatMap((trainer, i) => (worksOnGpu(trainer) ? [i] : []));
  if (gpus.length === 0) return atWork;
  if (atWork.some((i) => i >= gpus.length)) {
    throw new UsageError(
      `--devices: got ${trainers.length}, expected at most ${gpus.length}, the GPUs of this machine; ` +
        "or have the processor do the work, with --backend wasm",
    );
  }
  return atWork.map((i) => gpus[i].index);
}
