import { join } from "node:path";
import { expect, it } from "vitest";
import { ImageCache } from "../../datasets/cache/index.ts";
import { syntheticImages } from "../../harness/images/index.ts";
import type { Task, TaskContext } from "../../harness/trainer/index.ts";
import { networkRunner } from "../../scenarios/training/network-runner.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const cache = new ImageCache(folder);

/** Which job said that it goes on, each time. */
const work: string[] = [];

function contextOf(name: string, more: Partial<TaskContext> = {}) {
  const epochs: number[] = [];
  const context: TaskContext = {
    checkpoint: join(folder, name),
    resume: false,
    wanted: () => "run",
    onStarted: () => {},
    onEpoch: ({ epoch }) => void epochs.push(epoch),
    onNote: () => {},
    onWork: () => void work.push(name),
    ...more,
  };
  return { ...context, epochs };
}

it("the project's own trainer trains, pauses, goes on, trains a supernet and scores by it", async () => {
  await cache.writeAll(
    new Map([
      ["train", syntheticImages({ seed: 1, part: "train", count: 30, sidePx: 8 })],
      ["test", syntheticImages({ seed: 1, part: "test", count: 20, sidePx: 8 })],
    ]),
  );
  const runner = await networkRunner("wasm");
  expect(runner.description).toMatchObject({ backend: "wasm", kinds: ["train", "supernet", "score"] });
  const part = (name: string) => ({ name, path: cache.pathOf(name) });
  const task: Task = {
    kind: "train",
    architecture: "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|avg_pool_3x3~2|",
    train: part("train"),
    test: part("test"),
    epochs: 3,
    seed: 1,
    settings: { cells: 1, channels: 2, batch: 10, learningRate: 0.05 },
    supernet: null,
  };
  const whole = contextOf("whole");
  const finished = await runner.run(task, whole);
  expect(finished).toMatchObject({ how: "finished" });
  expect(whole.epochs).toEqual([1, 2, 3]);

  const interrupted = contextOf("paused", {
    wanted: () => (interrupted.epochs.length === 2 ? "pause" : "run"),
  });
  expect(await runner.run(task, interrupted)).toEqual({ how: "paused", epoch: 2 });
  const rest = contextOf("paused", { resume: true });
  expect(await runner.run(task, rest)).toEqual(finished);
  expect(rest.epochs).toEqual([3]);

  const supernet = contextOf("supernet");
  const all: Task = { ...task, kind: "supernet", architecture: null, epochs: 1 };
  expect(await runner.run(all, supernet)).toMatchObject({ how: "finished" });
  const score: Task = { ...task, kind: "score", epochs: 0, supernet: supernet.checkpoint };
  const scored = await runner.run(score, contextOf("score"));
  expect(scored).toMatchObject({ how: "finished" });
  // A step of 10 images of 30 is told three times an epoch, each batch that is judged once.
  const told = (name: string): number => work.filter((one) => one === name).length;
  expect([told("whole"), told("score")]).toEqual([3 * (3 + 1), 1]);
  expect(scored.how === "finished" && scored.confusion?.flat().reduce((a, b) => a + b, 0)).toBe(20);

  const settings = { ...task.settings, splitEdge: 2 };
  const split = contextOf("split");
  expect(await runner.run({ ...all, settings }, split)).toMatchObject({ how: "finished" });
  expect(split.epochs).toEqual([1, 2, 3, 4, 5, 6]);
  const few = { ...score, settings, supernet: split.checkpoint };
  expect(await runner.run(few, contextOf("few"))).toMatchObject({ how: "finished" });
  // The one supernet has no parts.
  await expect(runner.run({ ...score, settings }, contextOf("none"))).rejects.toThrow("no such file");

  const wild = { ...task, settings: { ...task.settings, learningRate: 1e30 } };
  await expect(runner.run(wild, contextOf("wild"))).rejects.toMatchObject({
    name: "TaskFailure",
    reason: "nan",
  });
});
