import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moduleBeside, openThreadPool, type ThreadPool } from "../../harness/launch/index.ts";

const threads: Worker[] = [];
const seen = (worker: Worker): void => void threads.push(worker);
beforeAll(() => void process.on("worker", seen));
afterAll(() => void process.off("worker", seen));

/** Threads that have started and not ended; one that has has no id any more. */
const alive = (): number => threads.filter(({ threadId }) => threadId >= 0).length;

function open(): ThreadPool<string, string> {
  const url = moduleBeside(import.meta.url, "ending-thread");
  return openThreadPool({ url, workerData: null, workers: 2 });
}

describe("a pool of threads", () => {
  it("answers, tells what a task threw, and ends all threads", async () => {
    const pool = open();
    expect(await Promise.all(["answer", "answer", "answer"].map((task) => pool.run(task)))).toHaveLength(3);
    await expect(pool.run("throw")).rejects.toThrow("no such task");
    expect(alive()).toBe(2);
    await pool.close();
    expect(alive()).toBe(0);
  });

  it("tells that a thread ended in the middle of a task, and leaves none behind", async () => {
    const pool = open();
    const ends = await Promise.allSettled(["end", "answer", "answer"].map((task) => pool.run(task)));
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(String((ends[0] as PromiseRejectedResult).reason)).toMatch(/worker exited with code: 3/);
    await pool.close();
    expect(alive()).toBe(0);
  });
});
