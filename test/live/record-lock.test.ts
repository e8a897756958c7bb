import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { RecordFile } from "../../harness/live/index.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const open = (path: string): Promise<RecordFile> => RecordFile.open(path, { epochs: 1 }, () => {});

it("a record is one process's until it is closed, or that process is no more", async () => {
  const path = join(folder, "record.jsonl");
  const lock = `${path}.lock`;
  const other = spawn("sleep", ["60"]);
  onTestFinished(() => void other.kill());
  await (await open(path)).close();
  expect(existsSync(lock)).toBe(false);
  const text = readFileSync(path, "utf8");
  writeFileSync(lock, `${other.pid}\n`);
  await expect(open(path)).rejects.toThrow(
    `${path}: process ${other.pid} works on this record; wait for its end`,
  );
  expect(readFileSync(path, "utf8")).toBe(text);
  const ended = new Promise((resolve) => other.once("exit", resolve));
  other.kill();
  await ended;
  const record = await open(path);
  expect(readFileSync(lock, "utf8")).toBe(`${process.pid}\n`);
  await record.close();
});

it("a record that is refused is not kept from others", async () => {
  const path = join(folder, "others.jsonl");
  await (await open(path)).close();
  await expect(RecordFile.open(path, { epochs: 2 }, () => {})).rejects.toThrow("a record of other settings");
  expect(existsSync(`${path}.lock`)).toBe(false);
});
