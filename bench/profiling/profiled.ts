import { Session, type Profiler } from "node:inspector/promises";
import type { Work } from "../case.ts";

const WARM_UP_MS = 500;
const SPAN_MS = 3000;
const SAMPLE_MICROSECONDS = 250;

/** A CPU profile of a case that is warm, over some three seconds of it, one whole run at least. */
export async function profiled(work: Work): Promise<Profiler.Profile> {
  await repeat(work, WARM_UP_MS);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: SAMPLE_MICROSECONDS });
  await session.post("Profiler.start");
  await repeat(work, SPAN_MS);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return profile;
}

async function repeat({ run }: Work, spanMs: number): Promise<void> {
  const untilMs = performance.now() + spanMs;
  do await run();
  while (performance.now() < untilMs);
}
