import { joulesToKwh } from "../units/index.ts";
import type { Accounting } from "./accounting.ts";
import type { CarbonTrace } from "./trace.ts";

/** Electricity that was used between two instants. */
export interface MeteredSpan {
  /** Epoch ms in the trace's time. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly joules: number;
}

/** Carbon (g) of measured electricity, each span at the mean intensity of its own time, under an accounting's PUE. */
export function meteredCarbonG(
  spans: readonly MeteredSpan[],
  trace: CarbonTrace,
  { pue }: Accounting,
): number {
  return spans.reduce((sum, { fromMs, toMs, joules }) => {
    const intensity = toMs > fromMs ? trace.mean(fromMs, toMs) : trace.at(fromMs);
    return sum + joulesToKwh(joules) * pue.value * intensity;
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
