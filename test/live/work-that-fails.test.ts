import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { EnergyShares, RecordFile, Workshop, type LiveWork } from "../../harness/live/index.ts";
import { TrainerPool, type Task } from "../../harness/trainer/index.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB } from "../fixtures/stub-work.ts";
import { TRAIN_TASK } from "./train-task.ts";

const folder = scratch();
const WORK: readonly LiveWork[] = [
  { kind: "train", architecture: 7 },
  { kind: "score", architecture: 7 },
  { kind: "supernet", architecture: null },
];

afterEach(() => void vi.unstubAllEnvs());

async function open(name: string, settings: Task["settings"] = {}, retries = 0) {
  const path = join(folder, name, "record.jsonl");
  const evaluator = new TrainerPool({
    trainers: [{ file: process.execPath, args: ["--import", "tsx", STUB] }],
    retries,
  });
  onTestFinished(() => evaluator.close());
  const record = await RecordFile.open(path, {}, () => {});
  const workshop = new Workshop({
    evaluator,
    record,
    energy: new EnergyShares({ joules: () => performance.now() / 10, how: "100 W, made up" }),
    nowMs: () => performance.now(),
    folder: join(folder, name),
    task: () => ({ ...TRAIN_TASK, settings }),
    onNotice: () => {},
    onProgress: () => {},
  });
  return { path, record, workshop };
}

describe("a fault of the trainer is none of the network's", () => {
  it.each(WORK)(
    "$kind: what was done is on record, a result is not, and the same goes on later",
    async (work) => {
      const name = `fault-${work.kind}`;
      vi.stubEnv("STUB_FAULT", "CUDA driver mismatch");
      const first = await open(name, { slowMs: 20 });
      await expect(first.workshop.run(work)).rejects.toThrow(
        /could not be done: fault: CUDA driver mismatch; what was done is on record: mend that and give the same command again/,
      );
      expect(first.record.entries.map(({ what }) => what)).toEqual(["crashed"]);
      expect(first.record.entries[0].seconds).toBeGreaterThan(0.01);
      vi.unstubAllEnvs();
      const second = await open(name);
      await second.workshop.run(work);
      const result = work.kind === "score" ? "scored" : "trained";
      expect(second.record.entries.at(-1)).toMatchObject({ what: result });
    },
  );

  it("nor is a trainer that crashes each time", async () => {
    const { record, workshop } = await open("crashes", { alwaysCrash: true }, 1);
    await expect(workshop.run(WORK[0])).rejects.toThrow("it ended with exit code 1");
    expect(record.entries.map(({ what }) => what)).toEqual(["crashed", "crashed"]);
  });

  it("a loss that is no number is", async () => {
    const { record, workshop } = await open("nan", { nanAt: 2 });
    await workshop.run(WORK[0]);
    expect(record.entries.map(({ what }) => what)).toEqual(["epoch", "failed"]);
    expect(record.entries[1]).toMatchObject({ reason: "nan: the loss of epoch 2 is not a number" });
  });
});

it("a record that cannot be written any more stops the job, and whoever waits for it is told", async () => {
  const { path, workshop } = await open("unwritable", { slowMs: 30 });
  const done = workshop.run(WORK[0]);
  rmSync(path);
  mkdirSync(path);
  await expect(done).rejects.toThrow(`${path}: cannot write: EISDIR`);
  expect(workshop.running).toEqual([]);
});

it("a result that older records have of such a fault is refused", async () => {
  const { record } = await open("older");
  const energy = { joules: 1, how: "x" };
  await record.add({ what: "failed", architecture: 7, reason: "fault: x", startS: 0, seconds: 1, energy });
  await expect(open("older")).rejects.toThrow("a training that failed otherwise has no result");
});
