import { MS_PER_HOUR, joulesToKwh } from "../units/index.ts";
import type { Accounting } from "./accounting.ts";
import type { CarbonTrace } from "./trace.ts";

/** Electricity that was used between two instants. */
export interface MeteredSpan {
  /** Epoch ms in the trace's time. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly joules: number;
}

/**
 * Mean intensity (g/kWh) of work that was done in [fromMs, toMs). Such work cannot be moved any more to hours that the trace
 * has: time past its end, and hours that are blank upstream, count as the last known hour before them.
 * @throws TraceSpanError where it begins before the trace, or no hour before it is known.
 */
export function intensityOfWork(trace: CarbonTrace, fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return lastKnown(trace, fromMs);
  if (toMs <= trace.endMs && trace.blankHours(fromMs, toMs).length === 0) return trace.mean(fromMs, toMs);
  let sum = 0;
  for (let at = fromMs, next; at < toMs; at = next) {
    const hourEndMs = trace.startMs + (Math.floor((at - trace.startMs) / MS_PER_HOUR) + 1) * MS_PER_HOUR;
    next = Math.min(toMs, at < trace.endMs ? hourEndMs : toMs);
    sum += lastKnown(trace, at) * (next - at);
  }
  return sum / (toMs - fromMs);
}

function lastKnown(trace: CarbonTrace, timeMs: number): number {
  let at = Math.min(timeMs, trace.endMs - 1);
  while (trace.blankHours(at, at + 1).length > 0) at -= MS_PER_HOUR;
  return trace.at(at);
}

/** Carbon (g) of measured electricity, each span at the intensity of its own time ({@link intensityOfWork}), under an accounting's PUE. */
export function meteredCarbonG(
  spans: readonly MeteredSpan[],
  trace: CarbonTrace,
  { pue }: Accounting,
): number {
  return spans.reduce((sum, { fromMs, toMs, joules }) => {
    return sum + joulesToKwh(joules) * pue.value * intensityOfWork(trace, fromMs, toMs);
  }, 0);
}

/** What was measured of one activity. */
export interface MeteredActivity {
  readonly joules: number;
  readonly seconds: number;
}

/**
 * An accounting whose powers are those that were measured, so that the ledger of a real run has the same rows as that of a
 * simulated one. What was not done for real keeps the power of the base.
 * @param how the powers are known.
 */
export function measuredAccounting(
  base: Accounting,
  measured: Readonly<Partial<Record<keyof Accounting["powerW"], MeteredActivity>>>,
  how: string,
): Accounting {
  const powerW = { ...base.powerW };
  for (const [activity, { joules, seconds }] of Object.entries(measured)) {
    if (!(seconds > 0)) continue;
    const source = `mean over ${seconds.toFixed(1)} s of this run; ${how}`;
    powerW[activity as keyof Accounting["powerW"]] = { value: joules / seconds, source };
  }
  return {
    ...base,
    name: "measured",
    summary: `as ${base.name}, with the powers of this run`,
    powerW,
  };
}
