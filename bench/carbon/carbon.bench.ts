import { CarbonTrace, Ledger, PRESETS, type LiveActivity } from "../../harness/carbon/index.ts";
import { stream } from "../../harness/random/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import type { Case } from "../case.ts";

const HOURS = 24 * 365;
const INTEGRALS = 100_000;
const TURNS = 100_000;
const GPUS = 8;

const yearLong = (): CarbonTrace =>
  new CarbonTrace({
    name: "invented",
    startMs: 0,
    intensityGPerKwh: Float64Array.from({ length: HOURS }, (_, hour) => 200 + (hour % 24)),
    estimated: new Uint8Array(HOURS),
  });

/** Integrals over some 56 hours each: two look-ups in the sums, whatever the span. */
function integrals(trace: CarbonTrace): number {
  let sum = 0;
  for (let i = 0; i < INTEGRALS; i++) sum += trace.integral(i * 1000, i * 1000 + 200_000_000);
  return sum;
}

/** GPUs that turn from one activity to another. Returns the carbon of it all, g. */
function turns(trace: CarbonTrace, next: readonly LiveActivity[]): number {
  const ledger = new Ledger({ trace, startMs: 0, gpus: GPUS, accountings: [PRESETS.full] });
  const activities: LiveActivity[] = Array.from({ length: GPUS }, () => "idle");
  const stepMs = Math.floor((HOURS * MS_PER_HOUR) / TURNS);
  for (let i = 0; i < TURNS; i++) {
    const gpu = i % GPUS;
    ledger.turn(i * stepMs, activities[gpu], next[i]);
    activities[gpu] = next[i];
  }
  const endMs = TURNS * stepMs;
  ledger.checkBalance(endMs);
  return ledger.statement(endMs, PRESETS.full).total.carbonG;
}

export default [
  {
    name: `trace, ${INTEGRALS.toLocaleString("en")} integrals`,
    load() {
      const trace = yearLong();
      return { run: () => integrals(trace), count: () => ({ sum: integrals(trace) }) };
    },
  },
  {
    name: `ledger, ${TURNS.toLocaleString("en")} turns`,
    load() {
      const trace = yearLong();
      const random = stream(1, "bench/ledger");
      const next = Array.from({ length: TURNS }, () =>
        random.pick<LiveActivity>(["training", "sampling", "idle"]),
      );
      return { run: () => turns(trace, next), count: () => ({ carbonG: turns(trace, next) }) };
    },
  },
] satisfies Case[];
