import type { RunLog } from "../record/index.ts";
import { gramsToKilograms, msToHours } from "../units/index.ts";
import { progressOf, statementOf } from "./progress.ts";

/** What a run has been charged up to some instant, under one accounting. */
export interface Spending {
  readonly energyKwh: number;
  /** Of making that energy, kg CO2eq: over it, the mean intensity that was paid. */
  readonly electricityKg: number;
  /** Of making the hardware, for the time that it was held, kg CO2eq. */
  readonly hardwareKg: number;
}

/** Up to where a run is looked at: its end, or the training that took it to a share of the reference hypervolume. */
export type Until = "end" | number;

/**
 * What a run spent until then; null when it never came to the target.
 * @throws RangeError when the run was not charged under the accounting, or has no end.
 */
export function spendingOf(
  log: RunLog,
  accounting: string,
  until: Until,
  referenceHypervolume: number,
): Spending | null {
  const course = progressOf(log, accounting);
  const at =
    until === "end"
      ? course[course.length - 1]
      : course.find(({ hypervolume }) => hypervolume >= until * referenceHypervolume);
  if (at === undefined) return null;
  const hardwareKg = hardwareKgAt(log, accounting, at.hours);
  return { energyKwh: at.energyKwh, electricityKg: at.carbonKg - hardwareKg, hardwareKg };
}

/** All GPUs are held from the first instant to the last: what is charged for them grows evenly with time. */
function hardwareKgAt(log: RunLog, accounting: string, hours: number): number {
  const { embodied, supernetTraining, initialSamples } = statementOf(log, accounting).activities;
  if (embodied.carbonG === 0) return 0;
  const priorHours = supernetTraining.gpuHours + initialSamples.gpuHours;
  const stopped = log.events.find((event) => event.type === "stopped");
  const lastedHours = msToHours(stopped?.timeMs ?? 0);
  const share = lastedHours === 0 ? 1 : hours / lastedHours;
  const heldHours = priorHours + (embodied.gpuHours - priorHours) * share;
  return gramsToKilograms((embodied.carbonG / embodied.gpuHours) * heldHours);
}
