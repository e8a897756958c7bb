import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterOf } from "./bench.ts";

describe("pausing and resuming", () => {
  it("keeps what was trained, and resumes first come, first served on whatever GPU is free", () => {
    const { simulation, cluster, told, bookedMs, job } = clusterOf(2);
    cluster.assign(2, 0);
    cluster.start(0, job(1, 1000), "training");
    simulation.run(100);
    cluster.start(1, job(2, 1000), "training");
    simulation.run(300);
    cluster.assign(0, 0);
    expect(cluster.paused.map(({ remainingMs }) => remainingMs)).toEqual([700, 800]);
    simulation.run(1300);
    cluster.assign(1, 0);
    cluster.resume(cluster.free("training") as number);
    simulation.run();
    cluster.resume(0);
    simulation.run();
    expect(told).toEqual([
      ["paused", 300, 0, 1],
      ["paused", 300, 1, 2],
      ["resumed", 1300, 0, 1],
      ["done", 2000, 0, 1],
      ["resumed", 2000, 0, 2],
      ["done", 2800, 0, 2],
    ]);
    expect(bookedMs("training")).toBe(2000);
  });

  it("keeps a job's total training time through any number of pauses", () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 4000 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pauses, fc.integer({ min: 0, max: 500 }), (list, resumeMs) => {
        const { simulation, cluster, told, bookedMs, job } = clusterOf(1, { switchMs: 0, resumeMs });
        const totalMs = 10_000;
        let lostMs = 0;
        cluster.assign(1, 0);
        cluster.start(0, job(1, totalMs), "training");
        let resumes = 0;
        for (const [runMs, restMs] of list) {
          const beganMs = simulation.nowMs;
          simulation.run(beganMs + runMs);
          if (cluster.busy === 0) break;
          cluster.assign(0, 0);
          // Reloading that was under way, or done in vain, is time over and above the training.
          if (resumes > 0) lostMs += Math.min(runMs, resumeMs);
          simulation.run(simulation.nowMs + restMs);
          cluster.assign(1, 0);
          cluster.resume(0);
          resumes++;
        }
        const wasBusy = cluster.busy > 0;
        simulation.run();
        if (wasBusy && resumes > 0) lostMs += resumeMs;
        expect(told.filter(([what]) => what === "done")).toHaveLength(1);
        fc.pre(wasBusy);
        expect(bookedMs("training")).toBe(totalMs + lostMs);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("charges reloading as training, before the rest of the work", () => {
    const { simulation, cluster, told, bookedMs, job } = clusterOf(1, { switchMs: 0, resumeMs: 60 });
    cluster.assign(1, 0);
    cluster.start(0, job(1, 1000), "training");
    simulation.run(400);
    cluster.assign(0, 0);
    cluster.assign(1, 0);
    cluster.resume(0);
    expect(cluster.trainingLeftMs()).toEqual([660]);
    simulation.run();
    expect(told.at(-1)).toEqual(["done", 1060, 0, 1]);
    expect(bookedMs("training")).toBe(1060);
  });

  it("does not take reloading for training when paused in the midst of it", () => {
    const { simulation, cluster, job } = clusterOf(1, { switchMs: 0, resumeMs: 60 });
    cluster.assign(1, 0);
    cluster.start(0, job(1, 1000), "training");
    simulation.run(400);
    cluster.assign(0, 0);
    cluster.assign(1, 0);
    cluster.resume(0);
    simulation.run(430);
    cluster.assign(0, 0);
    expect(cluster.paused[0].remainingMs).toBe(600);
  });
});

describe("switching", () => {
  it("costs time, charged as the work that follows, whenever the kind of work changes", () => {
    const { simulation, cluster, told, bookedMs, job } = clusterOf(1, { switchMs: 30, resumeMs: 0 });
    cluster.assign(0, 1);
    cluster.start(0, job(1, 100), "sampling");
    simulation.run();
    cluster.start(0, job(2, 100), "sampling");
    simulation.run();
    expect([told.at(-1), bookedMs("sampling")]).toEqual([["done", 200, 0, 2], 200]);
    cluster.assign(1, 0);
    cluster.start(0, job(3, 100), "training");
    simulation.run();
    expect([told.at(-1), bookedMs("training")]).toEqual([["done", 330, 0, 3], 130]);
    cluster.assign(0, 1);
    cluster.start(0, job(4, 100), "sampling");
    simulation.run();
    expect([told.at(-1), bookedMs("sampling")]).toEqual([["done", 460, 0, 4], 330]);
  });
});
