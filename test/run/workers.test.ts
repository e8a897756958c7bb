import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Summary } from "../../harness/record/index.ts";
import { command } from "../fixtures/command-line.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const FLAGS =
  "--data sample --methods random,heuristic,oracle --seeds 2 --hours 3 --gpus 4 --json --quiet".split(" ");

/** The summary and the run logs of the same runs, by so many workers. */
async function by(workers: number, name: string): Promise<{ summary: Summary; logs: string }> {
  const out = join(folder, name);
  const flags = ["scenario", "hwnasbench", ...FLAGS, "--workers", String(workers), "--out", out];
  const { code, stdout, stderr } = await command(flags);
  expect([code, stderr]).toEqual([0, ""]);
  return { summary: JSON.parse(stdout) as Summary, logs: readFileSync(join(out, "runs.jsonl"), "utf8") };
}

it("one worker, two workers and another two give the same bytes", async () => {
  const one = await by(1, "one");
  const two = await by(2, "two");
  const again = await by(2, "again");
  // The oracle has a plan for each of two seeds, two accountings and four targets; the others one run a seed.
  expect(one.logs.trim().split("\n")).toHaveLength(20);
  expect(two.logs).toBe(one.logs);
  expect(two.summary).toEqual(one.summary);
  expect(again.summary.digest).toBe(one.summary.digest);
  expect(one.summary.digest).toMatch(/^[0-9a-f]{64}$/);
});
