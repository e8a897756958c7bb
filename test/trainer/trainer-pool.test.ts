import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  TrainerPool,
  type EvaluationJob,
  type JobListener,
  type Task,
  type TrainerCommand,
} from "../../harness/trainer/index.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB } from "../fixtures/stub-work.ts";

const folder = scratch();
const stub = (device: string): TrainerCommand => ({
  file: process.execPath,
  args: ["--import", "tsx", STUB],
  env: { STUB_DEVICE: device },
});

/** As a real one is started, so that slow machines have time; a job in these tests is silent for a moment at most. */
const PATIENCE = { helloMs: 60_000, workMs: 1000 };

function poolOf(...trainers: readonly TrainerCommand[]): TrainerPool {
  const pool = new TrainerPool({ trainers, patience: { ...PATIENCE, workMs: 20_000 } });
  onTestFinished(() => pool.close());
  return pool;
}

const images = { name: "none", path: "/none" };
function job(id: string, settings: Task["settings"] = {}): EvaluationJob {
  const task: Task = {
    kind: "train",
    architecture: "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
    train: images,
    test: images,
    epochs: 5,
    seed: 1,
    settings,
    supernet: null,
  };
  return { id, task, checkpoint: join(folder, id) };
}

/** A listener that keeps what it hears, and tells when an epoch is done. */
function listener(onEpoch: (epoch: number) => void = () => {}) {
  const epochs: number[] = [];
  const devices: string[] = [];
  const notes: string[] = [];
  const heard: JobListener = {
    onEpoch: ({ epoch }) => {
      epochs.push(epoch);
      onEpoch(epoch);
    },
    onNote: (note) => void notes.push(note),
    onDevice: () => void devices.push("has one"),
    onDeviceLost: () => void devices.push("has none"),
  };
  return { ...heard, epochs, notes, devices };
}

const startsOf = (id: string): string[] =>
  readFileSync(join(folder, `${id}.starts`), "utf8")
    .trim()
    .split("\n");

describe("a pool of trainers", () => {
  it("runs jobs on every device, and tells of each epoch", async () => {
    const pool = poolOf(stub("stub 0"), stub("stub 1"));
    expect((await pool.devices()).map(({ device }) => device)).toEqual(["stub 0", "stub 1"]);
    const heard = listener();
    const ends = await Promise.all(
      ["a", "b", "c"].map((id) => pool.start(job(id), false, id === "c" ? heard : {}).ended),
    );
    expect(ends).toEqual(ends.map(() => ({ how: "finished", testAccuracyPct: 50, confusion: [[1]] })));
    expect(heard.epochs).toEqual([1, 2, 3, 4, 5]);
  });

  it("takes a crash for that job's failure, and tries it again from its checkpoint", async () => {
    const pool = poolOf(stub("stub 0"));
    const heard = listener();
    const crashing = pool.start(job("crashing", { crashAt: 3 }), false, heard);
    const other = pool.start(job("other"), false, {});
    expect(await crashing.ended).toMatchObject({ how: "finished", testAccuracyPct: 50 });
    expect(heard.epochs).toEqual([1, 2, 3, 4, 5]);
    expect(startsOf("crashing")).toEqual(["0", "2"]);
    expect(heard.devices).toEqual(["has one", "has none", "has one", "has none"]);
    expect(heard.notes[0]).toMatch(
      /it ended with exit code 139: Segmentation fault, say; tried again from its checkpoint$/,
    );
    expect(await other.ended).toMatchObject({ how: "finished" });
  });

  it("takes a trainer that hangs for one that crashed: kills it, and tries its job again from its checkpoint", async () => {
    const pool = new TrainerPool({ trainers: [stub("stub 0")], patience: PATIENCE });
    onTestFinished(() => pool.close());
    const heard = listener();
    const end = await pool.start(job("hanging", { hangAt: 3 }), false, heard).ended;
    expect(end).toMatchObject({ how: "finished", testAccuracyPct: 50 });
    expect(heard.epochs).toEqual([1, 2, 3, 4, 5]);
    expect(startsOf("hanging")).toEqual(["0", "2"]);
    expect(heard.notes).toEqual([
      expect.stringMatching(/it said nothing of hanging for 1 s; tried again from its checkpoint$/),
    ]);
    // Between jobs it may be silent.
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(await pool.start(job("later"), false, heard).ended).toMatchObject({ how: "finished" });
    expect(heard.notes).toHaveLength(1);
  });

  it("waits for a long epoch of which it hears that it goes on", async () => {
    const pool = new TrainerPool({ trainers: [stub("stub 0")], patience: PATIENCE });
    onTestFinished(() => pool.close());
    const heard = listener();
    const long = job("long", { workMs: 1500 });
    const end = await pool.start({ ...long, task: { ...long.task, epochs: 1 } }, false, heard).ended;
    expect(end).toMatchObject({ how: "finished" });
    expect(heard.notes).toEqual([]);
  });

  it("does not wait without end for a trainer that never introduces itself", async () => {
    const mute = { file: process.execPath, args: ["-e", "setTimeout(() => {}, 1e8)"] };
    const pool = new TrainerPool({ trainers: [mute], retries: 1, patience: { helloMs: 200, workMs: 1e6 } });
    onTestFinished(() => pool.close());
    await expect(pool.devices()).rejects.toThrow("it did not introduce itself within 0.2 s");
    const notes: string[] = [];
    const end = await pool.start(job("mute"), false, { onNote: (note) => void notes.push(note) }).ended;
    expect(end).toMatchObject({
      how: "failed",
      reason: expect.stringContaining("it did not introduce itself within 0.2 s") as string,
    });
    expect(notes).toHaveLength(1);
  });

  it("waits for no process that a trainer leaves behind", async () => {
    const hello = { type: "hello", protocol: 2, trainer: "t", backend: "cpu", device: "d", kinds: ["train"] };
    const script = `
      const left = require("node:child_process").spawn("sleep", ["300"], { stdio: "inherit", detached: true });
      require("node:fs").writeFileSync(process.argv[1], String(left.pid));
      console.log(JSON.stringify(${JSON.stringify(hello)}));
      process.stdin.once("data", () => process.exit());`;
    const pid = join(folder, "left.pid");
    const pool = new TrainerPool({ trainers: [{ file: process.execPath, args: ["-e", script, pid] }] });
    await pool.devices();
    const left = Number(readFileSync(pid, "utf8"));
    onTestFinished(() => void process.kill(left));
    const ten = new Promise((resolve) => setTimeout(resolve, 10_000, "still waits"));
    expect(await Promise.race([pool.close().then(() => "closed"), ten])).toBe("closed");
  });

  it("gives up on a job that crashes each time, and goes on with the next", async () => {
    const pool = poolOf(stub("stub 0"));
    const hopeless = pool.start(job("hopeless", { alwaysCrash: true }), false, {});
    const next = pool.start(job("next"), false, {});
    expect(await hopeless.ended).toMatchObject({
      how: "failed",
      cause: "crash",
      reason: expect.stringContaining("it ended with exit code 1") as string,
    });
    expect(startsOf("hopeless")).toEqual(["0", "0", "0"]);
    expect(await next.ended).toMatchObject({ how: "finished" });
  });

  it("stops a job whose loss is no number, without another try, and keeps its last checkpoint", async () => {
    const pool = poolOf(stub("stub 0"));
    const end = await pool.start(job("nan", { nanAt: 4 }), false, {}).ended;
    expect(end).toMatchObject({
      how: "failed",
      cause: "nan",
      reason: "nan: the loss of epoch 4 is not a number",
    });
    expect(startsOf("nan")).toEqual(["0"]);
    expect(readFileSync(join(folder, "nan"), "utf8")).toBe("3");
  });

  it("pauses to a checkpoint and resumes elsewhere", async () => {
    const [here, there] = [poolOf(stub("stub 0")), poolOf(stub("stub 1"))];
    const task = job("travels", { slowMs: 30 });
    const heard = listener((epoch) => epoch === 2 && running.pause());
    const running = here.start(task, false, heard);
    expect(await running.ended).toMatchObject({ how: "paused", epoch: 2 });
    const rest = listener();
    expect(await there.start(task, true, rest).ended).toMatchObject({ how: "finished", testAccuracyPct: 50 });
    expect(rest.epochs).toEqual([3, 4, 5]);
  });

  it("drops jobs: one at work, one that waits, and what is left when it closes", async () => {
    const pool = poolOf(stub("stub 0"));
    const running = pool.start(job("running", { slowMs: 20 }), false, {
      onEpoch: () => {
        waiting.stop();
        running.stop();
      },
    });
    let onDevice = 0;
    const waiting = pool.start(job("waiting"), false, { onDevice: () => onDevice++ });
    expect(onDevice).toBe(0);
    expect(await waiting.ended).toEqual({ how: "stopped" });
    expect(await running.ended).toMatchObject({ how: "stopped" });
    expect(existsSync(join(folder, "waiting"))).toBe(false);
    const last = pool.start(job("last", { slowMs: 10_000 }), false, {});
    await pool.close();
    expect(await last.ended).toMatchObject({ how: "stopped" });
  });

  it("does not trust a trainer that speaks otherwise, or does not start", async () => {
    const garbled = poolOf(stub("stub 0"));
    const end = await garbled.start(job("garbled", { garble: true }), false, {}).ended;
    expect(end).toMatchObject({
      how: "failed",
      reason: expect.stringContaining(
        'not a report: got "half a line of lo", expected a line of JSON',
      ) as string,
    });
    const missing = poolOf({ file: "/nowhere/trainer", args: [] });
    await expect(missing.devices()).rejects.toThrow(
      "trainer /nowhere/trainer: spawn /nowhere/trainer ENOENT",
    );
    expect(await missing.start(job("nowhere"), false, {}).ended).toMatchObject({ how: "failed" });
    const old = poolOf({
      file: process.execPath,
      args: [
        "-e",
        'console.log(JSON.stringify({type:"hello",protocol:9,trainer:"old",backend:"x",device:"y",kinds:["train"]}));setTimeout(()=>{},1e6)',
      ],
    });
    await expect(old.devices()).rejects.toThrow("it speaks protocol 9, expected 2");
  });
});
