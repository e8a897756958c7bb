import { stream } from "../../harness/random/index.ts";

/** Customers of the M/M/1 model: two model events each, an arrival and a departure. */
export const CUSTOMERS = 100_000;
const MEAN_GAP_MS = 100_000;
/** A load of 80 %. */
const MEAN_SERVICE_MS = 80_000;

/** What the customers of one server bring: drawn beforehand, so that every kernel meets the same and none pays for chance. */
export interface ServerDraws {
  /** Time from each arrival to the next, ms. */
  readonly gapsMs: Float64Array;
  readonly servicesMs: Float64Array;
}

export function serverDraws(customers = CUSTOMERS): ServerDraws {
  const random = stream(1, "bench/server");
  const drawn = (meanMs: number): Float64Array =>
    Float64Array.from({ length: customers }, () => Math.round(-Math.log(1 - random.next()) * meanMs));
  return { gapsMs: drawn(MEAN_GAP_MS), servicesMs: drawn(MEAN_SERVICE_MS) };
}

export const PREEMPTION_HOURS = 2000;
export const WORKERS = 8;
const MEAN_JOB_MS = 1_800_000;

/** Jobs for eight workers, of which others take some away every hour. */
export interface PreemptionDraws {
  /** Workers that may work from each hour on, 0 to 8. */
  readonly workers: Int32Array;
  /** GPU time of each job, ms; more of them than are ever begun. */
  readonly jobsMs: Float64Array;
}

export function preemptionDraws(hours = PREEMPTION_HOURS, most = WORKERS): PreemptionDraws {
  const random = stream(2, "bench/preemption");
  return {
    workers: Int32Array.from({ length: hours }, () => random.integer(most + 1)),
    jobsMs: Float64Array.from(
      { length: 2 * most * hours },
      () => 1 + Math.round(-Math.log(1 - random.next()) * MEAN_JOB_MS),
    ),
  };
}

export const PENDING = 1000;
export const HOLDS = 100_000;

/** How far each event of the hold model lies ahead, ms: for `PENDING` first events, then one for each that was popped. */
export function holdDraws(pending = PENDING, holds = HOLDS): Float64Array {
  const random = stream(3, "bench/hold");
  return Float64Array.from({ length: pending + holds }, () => random.integer(1_000_000));
}
