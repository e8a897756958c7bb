import { describe, expect, it } from "vitest";
import { COMPLETION } from "../../harness/cluster/index.ts";
import { clusterOf } from "./bench.ts";

describe("a job", () => {
  it("holds one GPU from start to end", () => {
    const { simulation, cluster, told, works, bookedMs, job } = clusterOf(3);
    cluster.assign(1, 1);
    expect([cluster.free("training"), cluster.free("sampling"), cluster.busy]).toEqual([0, 1, 0]);
    cluster.start(0, job(7, 1000), "training");
    cluster.start(1, job(8, 10), "sampling");
    expect([cluster.free("training"), cluster.free("sampling"), cluster.busy]).toEqual([null, null, 2]);
    expect(cluster.trainingLeftMs()).toEqual([1000]);
    simulation.run();
    expect(told).toEqual([
      ["done", 10, 1, 8],
      ["done", 1000, 0, 7],
    ]);
    expect(works).toEqual(["sampling", "training"]);
    expect([bookedMs("training"), bookedMs("sampling"), bookedMs("idle")]).toEqual([1000, 10, 1990]);
    expect(cluster.busy).toBe(0);
  });

  it("is refused on a GPU that is at work", () => {
    const { cluster, job } = clusterOf(1);
    cluster.assign(1, 0);
    cluster.start(0, job(7, 1000), "training");
    expect(() => cluster.start(0, job(8, 10), "training")).toThrow("GPU 0 is at work on architecture 7");
  });

  it("done at the instant of a control step is done before it", () => {
    const { simulation, cluster, told, job } = clusterOf(1);
    const CONTROL_STEP = COMPLETION + 1;
    const seen: number[] = [];
    simulation.at(1000, CONTROL_STEP, () => seen.push(told.length));
    cluster.assign(1, 0);
    cluster.start(0, job(7, 1000), "training");
    simulation.run();
    expect(seen).toEqual([1]);
  });

  it("without a paused one there is nothing to resume", () => {
    const { cluster } = clusterOf(1);
    expect(() => cluster.resume(0)).toThrow("no paused job to resume");
  });
});

describe("an assignment", () => {
  it("pauses the training jobs that started last, and keeps the rest where they are", () => {
    const { simulation, cluster, told, job } = clusterOf(4);
    cluster.assign(4, 0);
    cluster.start(2, job(20, 9000), "training");
    simulation.run(1);
    for (const gpu of [0, 3, 1]) cluster.start(gpu, job(gpu, 9000), "training");
    simulation.run(5);
    cluster.assign(2, 2);
    // GPU 2 started first; of the three that started together the lowest number stays.
    expect(told).toEqual([
      ["paused", 5, 1, 1],
      ["paused", 5, 3, 3],
    ]);
    expect(cluster.paused.map(({ architecture }) => architecture)).toEqual([1, 3]);
    expect([cluster.free("sampling"), cluster.busy]).toEqual([1, 2]);
  });

  it("gives up idle training GPUs before busy ones", () => {
    const { cluster, told, job } = clusterOf(3);
    cluster.assign(3, 0);
    cluster.start(2, job(7, 9000), "training");
    cluster.assign(1, 0);
    expect(told).toEqual([]);
    expect([cluster.free("training"), cluster.trainingLeftMs()]).toEqual([null, [9000]]);
  });

  it("changes nothing when asked for what is", () => {
    const { simulation, cluster, told, job } = clusterOf(4);
    cluster.assign(2, 2);
    for (const gpu of [0, 1]) cluster.start(gpu, job(gpu, 9000), "training");
    cluster.start(2, job(5, 9000), "sampling");
    for (const timeMs of [1, 2, 3]) {
      simulation.run(timeMs);
      cluster.assign(2, 2);
    }
    expect([told, cluster.busy, cluster.free("sampling"), cluster.free("training")]).toEqual([
      [],
      3,
      3,
      null,
    ]);
  });

  it("lets a sampling GPU finish its candidate before it turns to training", () => {
    const { simulation, cluster, told, job } = clusterOf(1);
    cluster.assign(0, 1);
    cluster.start(0, job(7, 100), "sampling");
    simulation.run(50);
    cluster.assign(1, 0);
    expect([told, cluster.free("training")]).toEqual([[], null]);
    simulation.run(100);
    expect([told, cluster.free("training")]).toEqual([[["done", 100, 0, 7]], 0]);
  });

  it("leaves the GPUs that nobody asked for idle", () => {
    const { cluster, told, job } = clusterOf(2);
    cluster.assign(2, 0);
    for (const gpu of [0, 1]) cluster.start(gpu, job(gpu, 9000), "training");
    cluster.assign(0, 0);
    expect(told.map(([what, , gpu]) => [what, gpu])).toEqual([
      ["paused", 0],
      ["paused", 1],
    ]);
    expect([cluster.free("training"), cluster.free("sampling"), cluster.busy]).toEqual([null, null, 0]);
  });
});
