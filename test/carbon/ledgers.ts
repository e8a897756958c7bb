import * as fc from "fast-check";
import { Ledger, PRESETS, type Accounting, type LiveActivity } from "../../harness/carbon/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { START_MS, traceOf } from "./traces.ts";

export const { paper, full } = PRESETS;
const ACTIVITIES: readonly LiveActivity[] = ["training", "sampling", "idle"];

export interface Turn {
  readonly timeMs: number;
  readonly from: LiveActivity;
  readonly to: LiveActivity;
}

/** An accounting of invented prices, all different. */
export function accountingOf(name: string, prices: readonly number[]): Accounting {
  const [pue, training, sampling, idle, supernetTraining, initialSamples, embodied] = prices.map((value) => ({
    value,
    source: "invented",
  }));
  return {
    name,
    summary: "invented",
    pue,
    powerW: { training, sampling, idle, supernetTraining, initialSamples },
    embodiedGPerGpuHour: embodied,
  };
}

export function ledgerOf(values: readonly number[], gpus: number, accountings = [paper, full]): Ledger {
  return new Ledger({ trace: traceOf(values), startMs: START_MS, gpus, accountings });
}

/** Turns that are legal for so many GPUs, all idle at first, in order of time within so many hours. */
export function legalTurns(gpus: number, hours: number): fc.Arbitrary<Turn[]> {
  const wish = fc.record({
    timeMs: fc.integer({ min: 0, max: hours * MS_PER_HOUR }),
    gpu: fc.nat({ max: gpus - 1 }),
    to: fc.constantFrom(...ACTIVITIES),
  });
  return fc.array(wish, { maxLength: 60 }).map((wishes) => {
    const doing = Array.from({ length: gpus }, (): LiveActivity => "idle");
    return wishes
      .toSorted((a, b) => a.timeMs - b.timeMs)
      .map(({ timeMs, gpu, to }) => {
        const from = doing[gpu];
        doing[gpu] = to;
        return { timeMs, from, to };
      });
  });
}
