import type { RunLog } from "../../harness/record/index.ts";
import { hoursToMs, msToHours } from "../../harness/units/index.ts";

/** GPU-hours of one run in one hour of its window: equally, the mean number of GPUs. */
export interface GpuHours {
  training: number;
  sampling: number;
  /** Held, but without work. A GPU is no longer held once its run has stopped. */
  idle: number;
  /** What the method had set aside for training, at work or not. */
  allocatedTraining: number;
  allocatedSampling: number;
}

/**
 * What the GPUs of one run did, hour by hour.
 *
 * Training comes from the spans between start or resume and pause or end. A log holds the instant of each sampled architecture and not
 * its length, so the ledger's sampling GPU-hours are shared out evenly over them. The rest, until the run stops, is idle.
 */
export function gpuHoursByHour(log: RunLog, gpus: number, hours: number): GpuHours[] {
  const use = Array.from({ length: hours }, (): GpuHours => ({
    training: 0,
    sampling: 0,
    idle: 0,
    allocatedTraining: 0,
    allocatedSampling: 0,
  }));
  const hoursPerSample = samplingHours(log) / Math.max(1, countSampled(log));
  const busySinceMs = new Map<number, number>();
  let stoppedMs = hoursToMs(hours);
  let allocated = { sinceMs: 0, training: 0, sampling: 0 };
  const closeAllocation = (untilMs: number): void => {
    addSpan(use, "allocatedTraining", allocated.sinceMs, untilMs, allocated.training);
    addSpan(use, "allocatedSampling", allocated.sinceMs, untilMs, allocated.sampling);
  };
  for (const event of log.events) {
    if (event.type === "started" || event.type === "resumed") {
      busySinceMs.set(event.gpu, event.timeMs);
    } else if (event.type === "paused" || event.type === "trained") {
      addSpan(use, "training", busySinceMs.get(event.gpu) ?? event.timeMs, event.timeMs);
      busySinceMs.delete(event.gpu);
    } else if (event.type === "sampled") {
      const hour = use[Math.min(hours - 1, Math.floor(msToHours(event.timeMs)))];
      if (hour !== undefined) {
        hour.sampling += hoursPerSample;
      }
    } else if (event.type === "allocated") {
      closeAllocation(event.timeMs);
      allocated = { sinceMs: event.timeMs, training: event.training, sampling: event.sampling };
    } else if (event.type === "stopped") {
      stoppedMs = event.timeMs;
    }
  }
  closeAllocation(stoppedMs);
  for (const sinceMs of busySinceMs.values()) {
    addSpan(use, "training", sinceMs, stoppedMs);
  }
  for (const [hour, spent] of use.entries()) {
    const heldHours = gpus * Math.min(Math.max(msToHours(stoppedMs) - hour, 0), 1);
    spent.idle = Math.max(0, heldHours - spent.training - spent.sampling);
  }
  return use;
}

/** Adds a span of so many GPUs to each hour that it touches. */
function addSpan(use: GpuHours[], kind: keyof GpuHours, fromMs: number, toMs: number, gpus = 1): void {
  const hourMs = hoursToMs(1);
  for (let hour = Math.floor(fromMs / hourMs); hour < use.length && hour * hourMs < toMs; hour += 1) {
    const overlapMs = Math.min(toMs, (hour + 1) * hourMs) - Math.max(fromMs, hour * hourMs);
    const spent = use[hour];
    if (spent !== undefined) {
      spent[kind] += gpus * msToHours(overlapMs);
    }
  }
}

function countSampled(log: RunLog): number {
  return log.events.reduce((count, event) => count + (event.type === "sampled" ? 1 : 0), 0);
}

/** An accounting may price sampling at nothing; its GPU-hours are the same fact in all, so the largest is the one that was kept. */
function samplingHours(log: RunLog): number {
  return Math.max(
    0,
    ...Object.values(log.statements).map((statement) => statement.activities.sampling.gpuHours),
  );
}
