import type { RunEvent } from "../../harness/record/index.ts";

/** A stretch of time in which a GPU trained an architecture without a break. */
export interface Stretch {
  readonly gpu: number;
  readonly architecture: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** What was still to do at its beginning and at its end. */
  readonly remainingMs: number;
  readonly leftMs: number;
}

/** Training as the log tells it; what still runs at the end is left out. @throws Error where the log contradicts itself. */
export function trainingStretches(events: readonly RunEvent[]): Stretch[] {
  const running = new Map<number, { architecture: number; fromMs: number; remainingMs: number }>();
  const stretches: Stretch[] = [];
  for (const event of events) {
    if (event.type === "started" || event.type === "resumed") {
      const { gpu, architecture, timeMs, remainingMs } = event;
      if (running.has(gpu)) throw new Error(`GPU ${gpu} is given two jobs at ${timeMs} ms`);
      for (const job of running.values()) {
        if (job.architecture === architecture) throw new Error(`${architecture} runs on two GPUs`);
      }
      running.set(gpu, { architecture, fromMs: timeMs, remainingMs });
    } else if (event.type === "paused" || event.type === "trained") {
      const job = running.get(event.gpu);
      if (job?.architecture !== event.architecture) {
        throw new Error(`GPU ${event.gpu} ends ${event.architecture}, which it does not run`);
      }
      running.delete(event.gpu);
      const leftMs = event.type === "paused" ? event.remainingMs : 0;
      stretches.push({ gpu: event.gpu, ...job, toMs: event.timeMs, leftMs });
    }
  }
  return stretches;
}

/** Architectures that the run began to train, and those it scored to the end. */
export function touched(events: readonly RunEvent[]): { trained: Set<number>; scored: Set<number> } {
  const of = (...types: readonly string[]): Set<number> =>
    new Set(
      events.flatMap((event) =>
        types.includes(event.type) && "architecture" in event ? [event.architecture] : [],
      ),
    );
  return { trained: of("initial", "started"), scored: of("sampled") };
}
