import { MS_PER_HOUR } from "../units/index.ts";
import type { WorldResult, WorldWaiting } from "../world/index.ts";
import { keyOf, type LiveWork, type Workshop } from "./workshop.ts";

/** The search as far as it is known: told anew from its start each time, which takes no time beside the work. */
export type Telling = (untilMs?: number) => WorldResult;

/**
 * Runs a search in simulated time: work whose outcome is not on record is done for real whenever the search comes to it,
 * and takes the time in the search that it took for real. One GPU of the search should be one device.
 */
export async function searchInSimulatedTime(tell: Telling, workshop: Workshop): Promise<WorldResult> {
  for (;;) {
    const told = tell();
    if (told.waiting === null) return told;
    await Promise.all(unknownWork(told.waiting).map((work) => workshop.run(work)));
  }
}

/** Time that passes, for tests to pass it faster. */
export interface Clock {
  nowMs(): number;
  /** Waits so long, or until the other thing happens. */
  wait(ms: number, other: Promise<unknown>): Promise<void>;
}

/** Between two looks at what a search wants of its devices, at most, ms: a budget may run out while nothing happens. */
const LOOK_MS = 60_000;

/**
 * Runs a search in real time: at each moment the devices do what the search, told up to that moment, has its GPUs do. What
 * loses its GPU is paused to a checkpoint and goes on when the search resumes it.
 */
export async function searchInRealTime(
  tell: Telling,
  workshop: Workshop,
  clock: Clock,
): Promise<WorldResult> {
  const initial = tell(0).waiting?.initial ?? [];
  await Promise.all(initial.map((architecture) => workshop.run({ kind: "train", architecture })));
  const startMs = clock.nowMs();
  for (;;) {
    const nowMs = Math.floor(clock.nowMs() - startMs);
    const told = tell(nowMs);
    if (told.waiting === null) {
      await Promise.all(workshop.running.map((key) => workshop.pause(key)));
      return told;
    }
    const wanted = unknownWork(told.waiting);
    const keys = new Set(wanted.map(keyOf));
    await Promise.all(workshop.running.filter((key) => !keys.has(key)).map((key) => workshop.pause(key)));
    const next = Promise.race(wanted.map((work) => workshop.run(work)));
    const nextHourMs = MS_PER_HOUR - (nowMs % MS_PER_HOUR);
    await clock.wait(Math.min(nextHourMs, LOOK_MS), next);
  }
}

/** What must be done for real before the search can be told further. */
function unknownWork({ initial, running }: WorldWaiting): LiveWork[] {
  return [
    ...initial.map((architecture): LiveWork => ({ kind: "train", architecture })),
    ...running.flatMap(({ work, architecture, isKnown }): LiveWork[] =>
      isKnown ? [] : [{ kind: work === "training" ? "train" : "score", architecture }],
    ),
  ];
}
