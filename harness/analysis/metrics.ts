import { ACTIVITIES, type RunLog } from "../record/index.ts";
import { gramsToKilograms } from "../units/index.ts";
import { sciOf } from "./sci.ts";
import { progressOf, statementOf, type Progress } from "./progress.ts";
import { TARGETS } from "./targets.ts";

/** Metric values of one run by name. Null: not defined for this run, such as a target that it never reached. */
export type Metrics = Readonly<Record<string, number | null>>;

/**
 * Of the reference hypervolume: what is left to find is nothing when it is below this share. Sums of the same
 * rectangles in another order differ by less.
 */
const NOTHING_LEFT = 1e-12;

/**
 * The metrics of one run under one accounting.
 *
 * - `carbonKg` (kg CO2eq), `energyKwh`, `gpuHours`: charged in all, before the search included. `gpuHours` is charged
 *   work: neither idle nor embodied.
 * - `hypervolume` at the end; `hypervolumeFraction`, its share of the whole table's; `logHypervolumeDifference`,
 *   log10 of what is missing, null when nothing is.
 * - `trained`: full trainings after the start; `sampled`: scores from the supernet; `hoursElapsed` (h).
 * - `carbonKgTo.0.99`, `gpuHoursTo.0.99`, `hoursTo.0.99` and so on for every target: spent up to the training that took
 *   the hypervolume to that share; null when none did. Reached with the initial architectures alone, it cost what was
 *   charged before the search.
 * - `hypervolumeAfter.100` and so on: once so many architectures are known, the initial ones among them as the literature
 *   counts them; null in a run that comes to fewer.
 * - `intensityPaidGPerKwh`: mean intensity of the electricity used; null without any. It tells training at a cleaner
 *   hour from training less.
 * - `carbonByActivity.training` and so on (kg CO2eq): they add up to `carbonKg`.
 *
 * - `evaluated`: architectures trained or scored, each counted once, initial ones included; `sciGPerArchitecture` (g CO2eq):
 *   the Software Carbon Intensity, `(E * I + M) / R`: E is `energyKwh`, I `intensityPaidGPerKwh`, M
 *   `carbonByActivity.embodied`, R `evaluated`.
 *
 * @param referenceHypervolume of the whole table, > 0.
 * @throws RangeError when the run was not charged under the accounting, or has no end.
 */
export function metricsOf(log: RunLog, accounting: string, referenceHypervolume: number): Metrics {
  const { activities, total } = statementOf(log, accounting);
  const course = progressOf(log, accounting);
  const end = course[course.length - 1];
  const { intensityGPerKwh, evaluated, gPerArchitecture } = sciOf(log, accounting);
  return {
    carbonKg: gramsToKilograms(total.carbonG),
    energyKwh: total.energyKwh,
    hypervolume: end.hypervolume,
    hypervolumeFraction: end.hypervolume / referenceHypervolume,
    logHypervolumeDifference: logDifference(end.hypervolume, referenceHypervolume),
    gpuHours: total.gpuHours,
    trained: end.trainings,
    sampled: log.events.reduce((count, event) => count + (event.type === "sampled" ? 1 : 0), 0),
    hoursElapsed: end.hours,
    ...costsToTargets(course, referenceHypervolume),
    ...hypervolumeAfter(course, initialOf(log)),
    intensityPaidGPerKwh: intensityGPerKwh,
    evaluated,
    sciGPerArchitecture: gPerArchitecture,
    ...Object.fromEntries(
      ACTIVITIES.map((activity) => [
        `carbonByActivity.${activity}`,
        gramsToKilograms(activities[activity].carbonG),
      ]),
    ),
  };
}

/** What a run that was planned for one target (its key names it) spent to get there, by metric name. */
export function costsToOwnTarget(
  log: RunLog,
  accounting: string,
  referenceHypervolume: number,
): [string, number | null][] {
  const costs = costsToTargets(progressOf(log, accounting), referenceHypervolume);
  return Object.entries(costs).filter(([metric]) => metric.endsWith(`To.${log.key.target}`));
}

/** log10 of the hypervolume that is missing from the reference's; null when nothing is. */
export function logDifference(hypervolume: number, referenceHypervolume: number): number | null {
  const missing = referenceHypervolume - hypervolume;
  return missing > NOTHING_LEFT * referenceHypervolume ? Math.log10(missing) : null;
}

/** Numbers of known architectures at which searches are compared, whatever a training costs; those of the literature. */
const ARCHITECTURES = [100, 200, 500];

function hypervolumeAfter(course: readonly Progress[], initial: number): Metrics {
  return Object.fromEntries(
    ARCHITECTURES.map((known) => [
      `hypervolumeAfter.${known}`,
      course.find((step) => initial + step.trainings >= known)?.hypervolume ?? null,
    ]),
  );
}

function initialOf({ events }: RunLog): number {
  return events.reduce((count, { type }) => count + (type === "initial" ? 1 : 0), 0);
}

function costsToTargets(course: readonly Progress[], referenceHypervolume: number): Metrics {
  const reached = TARGETS.map((target) => ({
    target,
    at: course.find(({ hypervolume }) => hypervolume >= target * referenceHypervolume),
  }));
  const costs = (quantity: "carbonKg" | "gpuHours" | "hours"): [string, number | null][] =>
    reached.map(({ target, at }) => [`${quantity}To.${target}`, at === undefined ? null : at[quantity]]);
  return Object.fromEntries([...costs("carbonKg"), ...costs("gpuHours"), ...costs("hours")]);
}
