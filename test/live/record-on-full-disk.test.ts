import { readFileSync } from "node:fs";
import type * as fs from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { RecordFile, type RecordEntry } from "../../harness/live/index.ts";
import { scratch } from "../fixtures/scratch.ts";

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock("node:fs/promises", async (original) => {
  const { fullDisk } = await import("../fixtures/full-disk.ts");
  return fullDisk(await original<typeof fs>(), () => disk.isFull);
});

const folder = scratch();

it("a record whose disk fills up in mid-line keeps what it had, says what to do, and takes the next line whole", async () => {
  const path = join(folder, "record.jsonl");
  const record = await RecordFile.open(path, { epochs: 1 }, () => {});
  const entry: RecordEntry = {
    what: "failed",
    architecture: 1,
    reason: "nan",
    startS: 0,
    seconds: 3,
    energy: { joules: 1, how: "x" },
  };
  await record.add(entry);
  const before = readFileSync(path, "utf8");
  disk.isFull = true;
  await expect(record.add(entry)).rejects.toThrow(
    `${path}: the disk is full; what was recorded before is kept, make room and give the same command again: ENOSPC`,
  );
  disk.isFull = false;
  expect(readFileSync(path, "utf8")).toBe(before);
  await record.add(entry);
  expect((await RecordFile.open(path, { epochs: 1 }, () => {})).entries).toEqual([entry, entry]);
});
