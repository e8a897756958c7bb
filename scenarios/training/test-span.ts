import type { TraceColumns } from "../../harness/carbon/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

/** The last fifth of a trace's hours is kept for testing. */
const TRAINING_SHARE = 0.8;

/** Epoch ms of the first hour that forecasts are tested on. */
export function testStartMs({ startMs, intensityGPerKwh }: TraceColumns): number {
  return startMs + Math.floor(TRAINING_SHARE * intensityGPerKwh.length) * MS_PER_HOUR;
}
