import type { Activity, Entry, RunLog, Statement } from "../record/index.ts";
import { gramsToKilograms, msToHours } from "../units/index.ts";

/** Where a run stands after one event: what it has spent and what it has found. */
export interface Progress {
  /** Since the start of the run. */
  readonly hours: number;
  /** Everything charged so far, kg CO2eq. */
  readonly carbonKg: number;
  /** Electricity charged so far. */
  readonly energyKwh: number;
  /** Charged work so far. */
  readonly gpuHours: number;
  /** Architectures fully trained so far, the initial ones not counted. */
  readonly trainings: number;
  readonly hypervolume: number;
}

/**
 * A run under one accounting as a course of steps, in order of time: the start, where the initial architectures are
 * known; every full training; the end. A low-fidelity training finds nothing, it only costs.
 *
 * @throws RangeError when the run was not charged under the accounting, or has no end.
 */
export function progressOf(log: RunLog, accounting: string): Progress[] {
  const statement = statementOf(log, accounting);
  let found = 0;
  for (const event of log.events) {
    if (event.type === "initial") found = event.hypervolume;
  }
  const course = [progressAt(0, chargedBeforeSearch(statement), 0, found)];
  let trainings = 0;
  for (const event of log.events) {
    if (event.type !== "stopped" && !(event.type === "trained" && event.evaluator === "training")) continue;
    if (event.type === "trained") trainings++;
    course.push(progressAt(event.timeMs, event.charged[accounting], trainings, event.hypervolume));
    if (event.type === "stopped") return course;
  }
  throw new RangeError(`run ${log.key.method}, seed ${log.key.seed}: got no "stopped" event at its end`);
}

/** @throws RangeError when the run was not charged under the accounting. */
export function statementOf(log: RunLog, accounting: string): Statement {
  const statement = log.statements[accounting];
  if (statement === undefined) {
    const known = Object.keys(log.statements).join(", ");
    throw new RangeError(`run ${log.key.method}: got accounting "${accounting}", expected one of: ${known}`);
  }
  return statement;
}

/**
 * What a run owes at its first instant: the supernet, the initial architectures, and the share of the making of the
 * hardware that falls to their GPU-hours. An activity that the accounting leaves free has no energy and no hours.
 */
export function chargedBeforeSearch({ activities }: Statement): Entry {
  const { embodied } = activities;
  const embodiedGPerGpuHour = embodied.gpuHours === 0 ? 0 : embodied.carbonG / embodied.gpuHours;
  let [gpuHours, energyKwh, carbonG] = [0, 0, 0];
  for (const activity of ["supernetTraining", "initialSamples"] satisfies Activity[]) {
    const entry = activities[activity];
    if (entry.energyKwh > 0) gpuHours += entry.gpuHours;
    energyKwh += entry.energyKwh;
    carbonG += entry.carbonG + entry.gpuHours * embodiedGPerGpuHour;
  }
  return { gpuHours, energyKwh, carbonG };
}

function progressAt(timeMs: number, charged: Entry, trainings: number, hypervolume: number): Progress {
  return {
    hours: msToHours(timeMs),
    carbonKg: gramsToKilograms(charged.carbonG),
    energyKwh: charged.energyKwh,
    gpuHours: charged.gpuHours,
    trainings,
    hypervolume,
  };
}
