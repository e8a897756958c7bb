import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import type { CellsSummary, RunLog } from "../../harness/record/index.ts";
import { command } from "../fixtures/command-line.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const FLAGS =
  "--budgets 0.5,2 --forecasters persistence --methods random,static-2 --seeds 2 --hours 3 --gpus 4 --accounting paper --data sample".split(
    " ",
  );

interface Done {
  readonly summary: CellsSummary;
  readonly logs: Readonly<Record<string, readonly RunLog[]>>;
}

async function by(workers: number): Promise<Done> {
  const out = join(folder, String(workers));
  const flags = [...FLAGS, "--workers", String(workers), "--out", out, "--json", "--quiet"];
  const { code, stdout, stderr } = await command(["scenario", "carbon-budgets", ...flags]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(readFileSync(join(out, "summary.json"), "utf8")).toBe(stdout);
  const logs = readdirSync(join(out, "cells")).map((file): [string, RunLog[]] => {
    const lines = gunzipSync(readFileSync(join(out, "cells", file))).toString("utf8");
    return [
      file,
      lines
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as RunLog),
    ];
  });
  return { summary: JSON.parse(stdout) as CellsSummary, logs: Object.fromEntries(logs) };
}

it("two cells by one worker and by two: the same logs, the same document", async () => {
  const one = await by(1);
  const two = await by(2);
  expect(two.logs).toEqual(one.logs);
  expect(two.summary).toEqual(one.summary);

  const { cells, digest } = one.summary;
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(cells.map(({ cell, zone, carbonBudgetKg }) => [cell, zone, carbonBudgetKg])).toEqual([
    ["carbonBudgetKg=0.5,forecaster=persistence", "US-CAL-CISO@original", 0.5],
    ["carbonBudgetKg=2,forecaster=persistence", "US-CAL-CISO@original", 2],
  ]);
  for (const { methods, comparisons } of cells) {
    expect(Object.keys(methods)).toEqual(["random", "static-2"]);
    expect(comparisons.length).toBeGreaterThan(0);
  }

  expect(one.summary.data.notes).toContainEqual(expect.stringMatching(/^2 seeds: too few for an interval/));

  // What differs stands in the key, and seeds meet the same initial architectures in both cells.
  const [poor, rich] = Object.values(one.logs);
  expect(poor.map(({ key }) => key.cell)).toEqual(Array.from({ length: 4 }, () => cells[0]["cell"]));
  const initial = (log: RunLog) => log.events.filter(({ type }) => type === "initial");
  expect(rich.map(initial)).toEqual(poor.map(initial));
});
