import type { Accounting, Ledger } from "../carbon/index.ts";
import { MS_PER_HOUR, energyKwh, msToHours } from "../units/index.ts";

/** A limit on the carbon of a search, under the accounting that steers it. */
export interface CarbonBudget {
  readonly grams: number;
  readonly accounting: Accounting;
  /**
   * `do-not-start`: a job is not started if the carbon of all jobs under way and its own, at the present intensity, would
   * cross the budget. `cut`: it is started, and cut off at the crossing. Either way the search ends, at the latest, at the
   * last millisecond whose total is within the budget.
   */
  readonly onCrossing: "do-not-start" | "cut";
}

/**
 * True if the jobs in training and one more can be finished within the budget, judged at the present intensity: the rule
 * must not know the future either. GPUs without a job are counted at idle power until the longest job ends.
 */
export function affords(
  budget: CarbonBudget,
  ledger: Ledger,
  now: { timeMs: number; intensityGPerKwh: number; gpus: number },
  jobsLeftMs: readonly number[],
): boolean {
  const { accounting } = budget;
  const perWattHour = energyKwh(accounting.pue.value, MS_PER_HOUR) * now.intensityGPerKwh;
  const longestHours = msToHours(Math.max(...jobsLeftMs));
  const jobHours = msToHours(jobsLeftMs.reduce((sum, left) => sum + left, 0));
  const idleHours = now.gpus * longestHours - jobHours;
  const electricity =
    perWattHour * (jobHours * accounting.powerW.training.value + idleHours * accounting.powerW.idle.value);
  const embodied = now.gpus * longestHours * accounting.embodiedGPerGpuHour.value;
  const spent = ledger.statement(now.timeMs, accounting).total.carbonG;
  return spent + electricity + embodied <= budget.grams;
}
