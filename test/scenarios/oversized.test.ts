import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { readLines } from "../../harness/disk/index.ts";
import { reportApi } from "../../scenarios/report/api.ts";
import { rebuilt } from "../../scenarios/report/rebuild.ts";
import { OPTIONS, copyOf, root, run } from "./run-folders.ts";

const GB = 2 ** 30;
/** Of the process at its highest so far; files of 2 GB would show. */
const highestMb = (): number => process.resourceUsage().maxRSS / 1024;

let whole: string;
let study: string;

beforeAll(async () => {
  whole = await run("whole", "hwnasbench", { methods: ["random"], seeds: [1] });
  study = await run("study", "evaluators", { trained: [10], seeds: [1], hours: undefined });
});

describe("a run folder that would fill the memory is refused, and does not", () => {
  it("a field of 2 GB in a run log", async () => {
    const folder = copyOf(whole, "long field");
    // Without a line end, and sparse: it takes no place on the disk.
    truncateSync(join(folder, "runs.jsonl"), 2 * GB);
    const log = readFileSync(join(whole, "runs.jsonl"));
    expect(log.at(-1)).toBe(10);
    const before = highestMb();
    await expect(rebuilt([folder])).rejects.toThrow(
      /line 2: a line of more than 134217728 characters; expected at most that; make it with: npm run /,
    );
    expect(highestMb() - before).toBeLessThan(512);
  });

  it.each(["manifest.json", "summary.json"])("a %s of 2 GB, by its size", async (name) => {
    const folder = copyOf(study, `long ${name}`);
    truncateSync(join(folder, name), 2 * GB);
    const before = highestMb();
    const said = new RegExp(
      `${name} has ${2 * GB} bytes, expected at most 268435456; make it with: npm run `,
    );
    await expect(reportApi.compare(folder, study)).rejects.toThrow(said);
    await expect(reportApi.verify(folder, OPTIONS)).rejects.toThrow(said);
    expect(highestMb() - before).toBeLessThan(64);
  });

  it("more runs than the manifest tells of, before they are all read", async () => {
    const folder = copyOf(whole, "many runs");
    writeFileSync(join(folder, "runs.jsonl"), readFileSync(join(whole, "runs.jsonl"), "utf8").repeat(50));
    await expect(rebuilt([folder])).rejects.toThrow(
      /runs\.jsonl, line 11: one run more than the 10 that its manifest/,
    );
  });

  it("a small packed file that unpacks to a line without end", async () => {
    mkdirSync(join(root, "packed"));
    const file = join(root, "packed", "bomb.jsonl.gz");
    writeFileSync(file, gzipSync(Buffer.alloc(8 * 2 ** 20, "x")));
    await expect(readLines(file, 2 ** 20).next()).rejects.toThrow(/a line of more than 1048576 characters/);
  });
});

it("lines are put together again however the file is cut into chunks", async () => {
  const lines = ["", "é".repeat(70_000), "short", "x".repeat(200_000), "", "€ end"];
  const file = join(root, "lines.txt");
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  const read: string[] = [];
  for await (const line of readLines(file)) read.push(line);
  expect(read).toEqual(lines);
});
