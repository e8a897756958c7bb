import type { Accounting, Ledger } from "../carbon/index.ts";
import { MS_PER_HOUR, energyKwh, msToHours } from "../units/index.ts";

/** A limit on the carbon of a search, under the accounting that steers it. */
export interface CarbonBudget {
  readonly grams: number;
  readonly accounting: Accounting;
  /**
   * `do-not-start`: a job is not started if the carbon of all jobs under way and its own, at the present intensity, would
   * cross the budget. It waits, and is judged again whenever a job ends and at every control step; nothing else starts
   * in its stead. When it is refused with nothing under way, the search ends. `cut`: it is started, and cut off at the
   * crossing. Either way the search ends, at the latest, at the last millisecond whose total is within the budget.
   */
  readonly onCrossing: "do-not-start" | "cut";
}

/** What the rule may know when it judges a job. */
export interface Present {
  readonly timeMs: number;
  readonly intensityGPerKwh: number;
  readonly gpus: number;
  /** GPUs given to sampling. */
  readonly sampling: number;
}

/**
 * True if the jobs in training and one more can be finished within the budget, if there is one that is not to be cut,
 * judged at the present intensity: the rule must not know the future either. Until the longest job ends, GPUs that are given to sampling are counted as sampling,
 * all others without a job as idle.
 *
 * @param jobsLeftMs GPU time that each of the jobs still takes, switching and resuming included.
 */
export function affords(
  budget: CarbonBudget | null,
  ledger: Ledger,
  now: Present,
  jobsLeftMs: readonly number[],
): boolean {
  if (budget === null || budget.onCrossing === "cut") return true;
  const { accounting } = budget;
  const { powerW } = accounting;
  const perWattHour = energyKwh(accounting.pue.value, MS_PER_HOUR) * now.intensityGPerKwh;
  const longestHours = msToHours(Math.max(...jobsLeftMs));
  const jobHours = msToHours(jobsLeftMs.reduce((sum, left) => sum + left, 0));
  const samplingHours = now.sampling * longestHours;
  const idleHours = now.gpus * longestHours - jobHours - samplingHours;
  const electricity =
    perWattHour *
    (jobHours * powerW.training.value +
      samplingHours * powerW.sampling.value +
      idleHours * powerW.idle.value);
  const embodied = now.gpus * longestHours * accounting.embodiedGPerGpuHour.value;
  const spent = ledger.statement(now.timeMs, accounting).total.carbonG;
  return spent + electricity + embodied <= budget.grams;
}

/** True when what is charged before the search has crossed the budget. */
export function isSpentBeforehand(budget: CarbonBudget | null, ledger: Ledger): boolean {
  return budget !== null && ledger.statement(0, budget.accounting).total.carbonG > budget.grams;
}
