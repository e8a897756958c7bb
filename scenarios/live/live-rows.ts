import {
  intensityOfWork,
  meteredCarbonG,
  type Accounting,
  type CarbonTrace,
} from "../../harness/carbon/index.ts";
import { isScoring, type RecordEntry } from "../../harness/live/index.ts";
import { joulesToKwh, msToHours, secondsToMs } from "../../harness/units/index.ts";
import type { ConfusionRow, EpochRow, PowerRow } from "../../reports/index.ts";

/** What work is charged by. */
export interface Charging {
  readonly trace: CarbonTrace;
  /** Epoch ms of the trace at which the search, or what stands for it, began. */
  readonly startMs: number;
  /** Time since then at which the time of this work begins, ms; 0 where nothing is said. */
  readonly afterMs?: number;
  readonly accounting: Accounting;
}

/** Each piece of work at the intensity of the time at which it was done: pieces on several devices lie side by side. */
export function powerRows(
  entries: readonly RecordEntry[],
  { trace, startMs, afterMs = 0, accounting }: Charging,
): PowerRow[] {
  const rows: PowerRow[] = [];
  for (const entry of entries) {
    const { architecture, startS, seconds, energy } = entry;
    if (seconds === 0) continue;
    const [fromMs, toMs] = [startS, startS + seconds].map((at) => startMs + afterMs + secondsToMs(at));
    rows.push({
      fromHour: msToHours(fromMs - startMs),
      toHour: msToHours(toMs - startMs),
      work: architecture === null ? "supernet" : isScoring(entry) ? "scoring" : "training",
      powerW: energy.joules / seconds,
      energyKwh: joulesToKwh(energy.joules),
      intensityGPerKwh: intensityOfWork(trace, fromMs, toMs),
      carbonG: meteredCarbonG([{ fromMs, toMs, joules: energy.joules }], trace, accounting),
    });
  }
  return rows.toSorted((a, b) => a.fromHour - b.fromHour);
}

/** Learning curves, network by network; an epoch that was done twice counts as it was done last. */
export function epochRows(entries: readonly RecordEntry[]): EpochRow[] {
  const points = new Map<string, EpochRow[]>();
  for (const entry of entries) {
    if (entry.what !== "epoch" || entry.architecture === null) continue;
    const { architecture, epoch, trainAccuracyPct, trainLoss, testAccuracyPct, testLoss } = entry;
    points.set(`${architecture}/${epoch}`, [
      { architecture, epoch, set: "learned from", accuracyPct: trainAccuracyPct, loss: trainLoss },
      { architecture, epoch, set: "judged on", accuracyPct: testAccuracyPct, loss: testLoss },
    ]);
  }
  return [...points.values()].flat().toSorted((a, b) => a.architecture - b.architecture || a.epoch - b.epoch);
}

/** What was spent on one network. */
export function spentOn(entries: readonly RecordEntry[], architecture: number | null) {
  const own = entries.filter((entry) => entry.architecture === architecture && !isScoring(entry));
  return {
    seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
    joules: own.reduce((sum, { energy }) => sum + energy.joules, 0),
  };
}

/** What was spent on work of one kind. */
export function spentAs(entries: readonly RecordEntry[], kind: "training" | "supernetTraining" | "sampling") {
  const own = entries.filter((entry) =>
    kind === "supernetTraining"
      ? entry.architecture === null
      : entry.architecture !== null && isScoring(entry) === (kind === "sampling"),
  );
  return {
    seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
    joules: own.reduce((sum, { energy }) => sum + energy.joules, 0),
  };
}

/** The confusion matrix as rows; none where the trainer told none. */
export function confusionRows(
  matrix: readonly (readonly number[])[] | null,
  classes: readonly string[],
): ConfusionRow[] {
  return (matrix ?? []).flatMap((row, i) => {
    const total = row.reduce((sum, images) => sum + images, 0);
    return row.map((images, j) => ({
      trueClass: classes[i],
      saidClass: classes[j],
      images,
      share: total === 0 ? 0 : images / total,
    }));
  });
}

/** Hours on devices, kWh and g that work took. */
export function totalsOf(rows: readonly PowerRow[]) {
  const sum = (of: (row: PowerRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    hours: sum(({ fromHour, toHour }) => toHour - fromHour),
    energyKwh: sum(({ energyKwh }) => energyKwh),
    carbonG: sum(({ carbonG }) => carbonG),
  };
}

/** Hour at which the last piece of work ended; 0 where there is none. */
export function endHourOf(rows: readonly PowerRow[]): number {
  return rows.reduce((last, { toHour }) => Math.max(last, toHour), 0);
}

/** Whether an entry is the last of a training. */
export function endsWork({ what, architecture }: RecordEntry, index: number): boolean {
  return architecture === index && (what === "trained" || what === "failed");
}

/** Test accuracy that a training came to, %; one that failed learned nothing. */
export function accuracyOn(entries: readonly RecordEntry[], index: number): number {
  const end = entries.findLast((entry) => endsWork(entry, index));
  return end?.what === "trained" ? end.testAccuracyPct : 0;
}

export function confusionOn(entries: readonly RecordEntry[], index: number) {
  const end = entries.findLast((entry) => endsWork(entry, index));
  return end?.what === "trained" ? end.confusion : null;
}
