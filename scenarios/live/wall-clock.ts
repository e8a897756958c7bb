import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../harness/live/index.ts";

/** The time of this machine. */
export const wallClock: Clock = {
  nowMs: () => performance.now(),
  async wait(ms, other) {
    const timer = new AbortController();
    await Promise.race([other, delay(ms, undefined, { signal: timer.signal })]).finally(() => timer.abort());
  },
};
