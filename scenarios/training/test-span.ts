import type { TraceColumns } from "../../harness/carbon/index.ts";
import { testOrigins } from "../../harness/forecast/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

/** Epoch ms of the first hour from which forecasts are tested. */
export function testStartMs({ startMs, intensityGPerKwh }: TraceColumns): number {
  const [first] = testOrigins(intensityGPerKwh.length);
  return startMs + first * MS_PER_HOUR;
}
