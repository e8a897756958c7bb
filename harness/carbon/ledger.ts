import { MS_PER_HOUR, energyKwh, msToHours } from "../units/index.ts";
import { ACTIVITIES, type Activity, type Charged, type Entry, type Statement } from "../record/index.ts";
import type { Accounting } from "./accounting.ts";
import { CarbonTrace } from "./trace.ts";

/** What a GPU of the cluster can be doing while the search lasts. */
export type LiveActivity = "training" | "sampling" | "idle";
/** Work done before the search, priced at the intensity of its first hour. */
export type PriorActivity = "supernetTraining" | "initialSamples";

const LIVE: readonly LiveActivity[] = ["training", "sampling", "idle"];
const PRIOR: readonly PriorActivity[] = ["supernetTraining", "initialSamples"];

interface Account {
  /** GPUs in this activity now. */
  gpus: number;
  /** GPU time so far, ms. */
  gpuMs: number;
  /** Integral of intensity over that GPU time, in the trace's integer unit. */
  weighted: number;
}

/**
 * The one place where carbon adds up. It follows how many GPUs do what, and keeps for each activity the GPU time and
 * that time weighted by intensity, both as integers: totals are exact and do not depend on how events were grouped.
 * An accounting only sets prices on these sums, so any number of accountings can be read off one run.
 *
 * Times are ms since the start of the run.
 */
export class Ledger {
  readonly #trace: CarbonTrace;
  readonly #startMs: number;
  readonly #gpus: number;
  readonly #accountings: readonly Accounting[];
  readonly #accounts: Record<Activity, Account>;
  #settledMs = 0;

  /** @param startMs epoch ms at which the run starts; all GPUs are idle then. */
  constructor(options: {
    trace: CarbonTrace;
    startMs: number;
    gpus: number;
    accountings: readonly Accounting[];
  }) {
    this.#trace = options.trace;
    this.#startMs = options.startMs;
    this.#gpus = options.gpus;
    this.#accountings = options.accountings;
    this.#accounts = Object.fromEntries(
      ACTIVITIES.map((activity) => [activity, { gpus: 0, gpuMs: 0, weighted: 0 }]),
    ) as Record<Activity, Account>;
    this.#accounts.idle.gpus = options.gpus;
  }

  /** One GPU turns from one activity to another. @throws RangeError when time runs backwards or no GPU is in `from`. */
  turn(timeMs: number, from: LiveActivity, to: LiveActivity): void {
    this.#settle(timeMs);
    if (this.#accounts[from].gpus === 0) throw new RangeError(`ledger: no GPU is ${from} at ${timeMs} ms`);
    this.#accounts[from].gpus--;
    this.#accounts[to].gpus++;
  }

  /** Charges GPU time spent before the search, at the intensity of the run's first hour. */
  chargePrior(activity: PriorActivity, gpuMs: number): void {
    const account = this.#accounts[activity];
    account.gpuMs += gpuMs;
    account.weighted += gpuMs * Math.round(this.#trace.at(this.#startMs) * CarbonTrace.UNITS_PER_GRAM);
  }

  /** Totals of every accounting at an instant from the last event on. */
  charged(timeMs: number): Charged {
    this.#settle(timeMs);
    return Object.fromEntries(
      this.#accountings.map((accounting) => [accounting.name, this.statement(timeMs, accounting).total]),
    );
  }

  /** What every accounting charges up to an instant from the last event on, by its name. */
  statements(timeMs: number): Record<string, Statement> {
    return Object.fromEntries(
      this.#accountings.map((accounting) => [accounting.name, this.statement(timeMs, accounting)]),
    );
  }

  /** What one accounting charges up to an instant from the last event on, by activity. */
  statement(timeMs: number, accounting: Accounting): Statement {
    this.#settle(timeMs);
    const activities = {} as Record<Activity, Entry>;
    const total = { gpuHours: 0, energyKwh: 0, carbonG: 0 };
    let heldMs = 0;
    for (const activity of [...LIVE, ...PRIOR]) {
      const account = this.#accounts[activity];
      const powerW = accounting.powerW[activity].value * accounting.pue.value;
      const entry: Entry = {
        gpuHours: msToHours(account.gpuMs),
        energyKwh: energyKwh(powerW, account.gpuMs),
        carbonG: energyKwh(powerW, account.weighted) / CarbonTrace.UNITS_PER_GRAM,
      };
      activities[activity] = entry;
      heldMs += account.gpuMs;
      if (activity !== "idle" && powerW > 0) total.gpuHours += entry.gpuHours;
      total.energyKwh += entry.energyKwh;
      total.carbonG += entry.carbonG;
    }
    activities.embodied = {
      gpuHours: msToHours(heldMs),
      energyKwh: 0,
      carbonG: msToHours(heldMs) * accounting.embodiedGPerGpuHour.value,
    };
    total.carbonG += activities.embodied.carbonG;
    return { activities, total };
  }

  /** Carbon (g) per hour under one accounting if every GPU went on as it is now at this intensity (g/kWh). */
  rateGPerHour(accounting: Accounting, intensityGPerKwh: number): number {
    let powerW = 0;
    for (const activity of LIVE) powerW += this.#accounts[activity].gpus * accounting.powerW[activity].value;
    const electricity = energyKwh(powerW * accounting.pue.value, MS_PER_HOUR) * intensityGPerKwh;
    return electricity + this.#gpus * accounting.embodiedGPerGpuHour.value;
  }

  /**
   * The last instant at which the total stays within `budgetG` if every GPU goes on as it is now; null if the budget
   * outlasts `untilMs`. Never before the last event.
   */
  exhaustedAtMs(accounting: Accounting, budgetG: number, untilMs: number): number | null {
    const spentG = this.statement(this.#settledMs, accounting).total.carbonG;
    const from = this.#settledMs;
    const spentBy = (timeMs: number): number => {
      const mean = timeMs === from ? 0 : this.#trace.mean(this.#startMs + from, this.#startMs + timeMs);
      return spentG + this.rateGPerHour(accounting, mean) * msToHours(timeMs - from);
    };
    if (spentBy(untilMs) <= budgetG) return null;
    let within = from;
    let beyond = untilMs;
    while (beyond - within > 1) {
      const middle = Math.floor((within + beyond) / 2);
      if (spentBy(middle) <= budgetG) within = middle;
      else beyond = middle;
    }
    return within;
  }

  /**
   * Proves the books: every GPU is accounted for at every instant, in time and in intensity-weighted time, to the unit.
   * @throws Error naming the difference.
   */
  checkBalance(timeMs: number): void {
    this.#settle(timeMs);
    const held = LIVE.reduce((sum, activity) => sum + this.#accounts[activity].gpuMs, 0);
    const weighted = LIVE.reduce((sum, activity) => sum + this.#accounts[activity].weighted, 0);
    const heldExpected = this.#gpus * timeMs;
    const weightedExpected = this.#gpus * this.#trace.integral(this.#startMs, this.#startMs + timeMs);
    // Beyond 2^53 the sums are rounded; below it they are integers and must agree exactly.
    const tolerance = weightedExpected > Number.MAX_SAFE_INTEGER ? weightedExpected * 1e-12 : 0;
    if (held !== heldExpected || Math.abs(weighted - weightedExpected) > tolerance) {
      throw new Error(
        `ledger out of balance at ${timeMs} ms: ${held} GPU-ms booked, expected ${heldExpected}; ` +
          `weighted ${weighted}, expected ${weightedExpected}`,
      );
    }
  }

  #settle(timeMs: number): void {
    if (timeMs === this.#settledMs) return;
    if (timeMs < this.#settledMs) {
      throw new RangeError(`ledger: asked for ${timeMs} ms after an event at ${this.#settledMs} ms`);
    }
    const elapsed = timeMs - this.#settledMs;
    const integral = this.#trace.integral(this.#startMs + this.#settledMs, this.#startMs + timeMs);
    for (const activity of LIVE) {
      const account = this.#accounts[activity];
      account.gpuMs += account.gpus * elapsed;
      account.weighted += account.gpus * integral;
    }
    this.#settledMs = timeMs;
  }
}
