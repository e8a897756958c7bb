import type { Hello } from "./protocol.ts";

/** Backends whose work the processor does; every other one is taken for a GPU's. */
const OF_THE_PROCESSOR: ReadonlySet<string> = new Set(["cpu", "wasm", "node"]);

/** Whether a trainer works on a GPU, by what it says of itself, not by what the machine has. */
export function worksOnGpu({ backend }: Pick<Hello, "backend">): boolean {
  return !OF_THE_PROCESSOR.has(backend);
}
