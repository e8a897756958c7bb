import type { ChargedRun } from "../../harness/analysis/index.ts";
import { csvOf, tableOf } from "../tables/index.ts";

/**
 * Software Carbon Intensity (ISO/IEC 21031), `(E * I + M) / R`, a row for each run and accounting, with its terms: E kWh,
 * I g CO2eq/kWh, M g CO2eq, R architectures evaluated; then per architecture and per run, g CO2eq. In a scenario of several
 * settings what sets them apart comes first.
 */
export function sciCsv(runs: readonly ChargedRun[]): string {
  const labels = [...new Set(runs.flatMap((run) => Object.keys(run.labels)))];
  return csvOf(
    tableOf<Record<string, unknown>>(
      [...labels, ...COLUMNS],
      runs.map((run) => ({ ...run.labels, ...termsOf(run) })),
    ),
  );
}

const COLUMNS = [
  "trace",
  "method",
  "seed",
  "accounting",
  "energyKwh",
  "intensityGPerKwh",
  "embodiedG",
  "evaluated",
  "sciGPerArchitecture",
  "sciGPerRun",
];

function termsOf(run: ChargedRun): Readonly<Record<string, unknown>> {
  const { trace, method, seed, accounting, energyKwh, intensityGPerKwh, embodiedG, evaluated } = run;
  return {
    trace,
    method,
    seed,
    accounting,
    energyKwh,
    intensityGPerKwh,
    embodiedG,
    evaluated,
    sciGPerArchitecture: run.gPerArchitecture,
    sciGPerRun: run.gPerRun,
  };
}
