import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { PRESETS } from "../../harness/carbon/index.ts";
import { EnergyShares, RecordFile, Workshop, type LiveWork } from "../../harness/live/index.ts";
import { TrainerPool, type Evaluator } from "../../harness/trainer/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { endHourOf, powerRows, totalsOf } from "../../scenarios/live/live-rows.ts";
import { START_MS, traceOf } from "../carbon/traces.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB } from "../fixtures/stub-work.ts";
import { FakeEvaluator } from "./fake-evaluator.ts";
import { TRAIN_TASK } from "./train-task.ts";

const folder = scratch();

async function open(name: string, evaluator: Evaluator, nowMs: () => number, settings = {}) {
  const record = await RecordFile.open(join(folder, `${name}.jsonl`), {}, () => {});
  const workshop = new Workshop({
    evaluator,
    record,
    energy: new EnergyShares({ joules: () => nowMs() / 10, how: "100 W, made up" }),
    nowMs,
    folder,
    task: () => ({ ...TRAIN_TASK, settings }),
    onNotice: () => {},
    onProgress: () => {},
  });
  return { record, workshop };
}

const training = (architecture: number): LiveWork => ({ kind: "train", architecture });
/** Hours that a fake training takes, by its architecture. */
const fake = (hours: readonly number[]): FakeEvaluator =>
  new FakeEvaluator(({ id }) => ({
    ms: hours[Number(id.split("-")[1])] * MS_PER_HOUR,
    testAccuracyPct: 50,
  }));

/** Clean in the first hour, dirty from then on. */
const CLEAN_THEN_DIRTY = traceOf([100, 900, 900, 900, 900, 900]);
const charging = { trace: CLEAN_THEN_DIRTY, startMs: START_MS, accounting: PRESETS["full"] };

it("what two devices do at once is charged at once: by the hour in which it was done", async () => {
  const evaluator = fake([1, 1]);
  const { record, workshop } = await open("parallel", evaluator, () => evaluator.nowMs());
  const work = [0, 1].map((architecture) => workshop.run(training(architecture)));
  await evaluator.passAll();
  await Promise.all(work);
  expect(record.entries.map(({ startS, seconds }) => [startS, seconds])).toEqual([
    [0, 3600],
    [0, 3600],
  ]);
  const rows = powerRows(record.entries, charging);
  expect(rows.map(({ intensityGPerKwh }) => intensityGPerKwh)).toEqual([100, 100]);
  expect(endHourOf(rows)).toBe(1);
  // 100 W for one hour, shared by two.
  const { hours, energyKwh, carbonG } = totalsOf(rows);
  expect([hours, energyKwh]).toEqual([2, 0.1]);
  expect(carbonG).toBeCloseTo(0.1 * 1.2 * 100, 9);
});

it("time in which a process waits for cleaner hours counts, time in which there is no process does not", async () => {
  const evaluator = fake([1, 1, 2]);
  const first = await open("gaps", evaluator, () => evaluator.nowMs());
  const run = async (workshop: Workshop, architecture: number): Promise<void> => {
    const work = workshop.run(training(architecture));
    await evaluator.passAll();
    await work;
  };
  await run(first.workshop, 0);
  await evaluator.wait(2 * MS_PER_HOUR);
  await run(first.workshop, 1);
  await evaluator.wait(1000 * MS_PER_HOUR);
  const second = await open("gaps", evaluator, () => evaluator.nowMs());
  await run(second.workshop, 2);
  const hours = powerRows(second.record.entries, charging).map(({ fromHour, toHour }) => [fromHour, toHour]);
  expect(hours).toEqual([
    [0, 1],
    [3, 4],
    [4, 6],
  ]);
});

it("a try that crashed is a piece of work of its own, and the next begins when it has a device", async () => {
  const pool = new TrainerPool({ trainers: [{ file: process.execPath, args: ["--import", "tsx", STUB] }] });
  onTestFinished(() => pool.close());
  const settings = { crashAt: 2, slowMs: 40 };
  const { record, workshop } = await open("crash", pool, () => performance.now(), settings);
  await workshop.run(training(7));
  expect(record.entries.map(({ what }) => what)).toEqual(["epoch", "crashed", "epoch", "epoch", "trained"]);
  const [, crashed, again] = record.entries;
  expect(crashed).toMatchObject({ architecture: 7, work: "training" });
  expect(crashed.seconds).toBeGreaterThan(0.03);
  for (const [i, { startS, seconds }] of record.entries.entries()) {
    const next = record.entries[i + 1]?.startS ?? Infinity;
    expect(next).toBeGreaterThanOrEqual(startS + seconds - 1e-9);
  }
  // A new process takes its time to start, in which nothing is worked.
  expect(again.startS).toBeGreaterThan(crashed.startS + crashed.seconds + 0.05);
  const joules = record.entries.reduce((sum, { energy }) => sum + energy.joules, 0);
  const seconds = record.entries.reduce((sum, one) => sum + one.seconds, 0);
  expect(joules / seconds).toBeCloseTo(100, 0);
});
