import type { RunLog } from "../record/index.ts";
import { statementOf } from "./progress.ts";

/**
 * Software Carbon Intensity of a run, `SCI = (E * I + M) / R` (ISO/IEC 21031:2024, 6), with its terms.
 *
 * The functional unit R is one architecture evaluated; with R = 1 run the same numerator is the SCI of the run.
 */
export interface SoftwareCarbonIntensity {
  /** E: electricity, the facility's overhead included, kWh. */
  readonly energyKwh: number;
  /** I: location-based intensity of that electricity, weighted by when it was used, g CO2eq/kWh; null without any. */
  readonly intensityGPerKwh: number | null;
  /** M: the share of the hardware's making that falls to the run, g CO2eq; 0 where the accounting leaves it out. */
  readonly embodiedG: number;
  /** R: architectures evaluated, each counted once: initial ones, trained to any epoch, or scored by a supernet or proxy. */
  readonly evaluated: number;
  readonly gPerArchitecture: number;
  /** With R = 1 run: all that the run is charged, g CO2eq. */
  readonly gPerRun: number;
}

/** @throws RangeError when the run was not charged under the accounting. */
export function sciOf(log: RunLog, accounting: string): SoftwareCarbonIntensity {
  const { activities, total } = statementOf(log, accounting);
  const embodiedG = activities.embodied.carbonG;
  const evaluated = evaluatedIn(log);
  return {
    energyKwh: total.energyKwh,
    intensityGPerKwh: total.energyKwh === 0 ? null : (total.carbonG - embodiedG) / total.energyKwh,
    embodiedG,
    evaluated,
    gPerArchitecture: total.carbonG / evaluated,
    gPerRun: total.carbonG,
  };
}

function evaluatedIn({ events }: RunLog): number {
  const seen = new Set<number>();
  for (const event of events) {
    if (event.type === "initial" || event.type === "sampled" || event.type === "trained") {
      seen.add(event.architecture);
    }
  }
  return seen.size;
}
