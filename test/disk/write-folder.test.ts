import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changedSince, checkWritable, writeFolder, type FileContent } from "../../harness/disk/index.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const MANIFEST = JSON.stringify({ scenario: "s", fingerprint: "f", digest: "d", version: "0", command: "c" });
const files = (text: string): Map<string, string> =>
  new Map([
    ["manifest.json", MANIFEST],
    ["deep/down/a.txt", text],
  ]);
/** What the writing of a folder may leave beside it. */
const beside = (dir: string): string[] => readdirSync(dir).filter((name) => name.includes(".cenas-"));

/** The number of a process that is over. */
const deadPid = (): number => spawnSync(process.execPath, ["--version"]).pid;

describe("a folder of results", () => {
  it("is written whole, folders above and below it made", async () => {
    const target = join(folder, "new/one");
    await writeFolder(target, files("a"));
    expect(readFileSync(join(target, "deep/down/a.txt"), "utf8")).toBe("a");
    expect(readdirSync(join(folder, "new"))).toEqual(["one"]);
  });

  it("says what its files held, as sha256sum reads it, and tells a changed one", async () => {
    const target = join(folder, "summed");
    const pieces = new Set(["1", "é\n", "3"]);
    const all = [...files("a"), ["long.txt", pieces], ["provenance.json", "{}"]] as const;
    await writeFolder(target, new Map<string, FileContent>(all));
    expect(readFileSync(join(target, "SHA256SUMS"), "utf8")).toBe(
      [
        ["deep/down/a.txt", "a"],
        ["long.txt", "1é\n3"],
        ["manifest.json", MANIFEST],
      ]
        .map(([path, text]) => `${createHash("sha256").update(text).digest("hex")}  ${path}\n`)
        .join(""),
    );
    const paths = ["deep/down/a.txt", "long.txt", "never.txt"];
    expect(await changedSince(target, paths)).toEqual([]);
    writeFileSync(join(target, "long.txt"), "1é\n4");
    writeFileSync(join(target, "never.txt"), "");
    expect(await changedSince(target, paths)).toEqual(["long.txt", "never.txt"]);
    rmSync(join(target, "deep"), { recursive: true });
    expect(await changedSince(target, ["deep/down/a.txt"])).toEqual(["deep/down/a.txt"]);
    rmSync(join(target, "SHA256SUMS"));
    expect(await changedSince(target, paths)).toBeNull();
  });

  it("holds a text that comes in pieces", async () => {
    const target = join(folder, "pieces");
    await writeFolder(
      target,
      new Map<string, FileContent>([...files("a"), ["long.txt", new Set(["1", "é\n", "3"])]]),
    );
    expect(readFileSync(join(target, "long.txt"), "utf8")).toBe("1é\n3");
  });

  it("replaces an earlier one, with all that was in it", async () => {
    const target = join(folder, "again");
    await writeFolder(target, new Map([...files("a"), ["old.txt", "old"]]));
    await writeFolder(target, files("b"));
    expect(readFileSync(join(target, "deep/down/a.txt"), "utf8")).toBe("b");
    expect(existsSync(join(target, "old.txt"))).toBe(false);
  });

  it("takes an empty folder", async () => {
    const target = join(folder, "empty");
    mkdirSync(target);
    await writeFolder(target, files("a"));
    expect(readdirSync(target).toSorted()).toEqual(["SHA256SUMS", "deep", "manifest.json"]);
  });

  it("refuses a folder that holds something else, and leaves it as it was", async () => {
    const target = join(folder, "foreign");
    mkdirSync(target);
    writeFileSync(join(target, "thesis.txt"), "years of work");
    for (const attempt of [() => writeFolder(target, files("a")), () => checkWritable(target)]) {
      await expect(attempt()).rejects.toThrow(
        `cannot write the results to ${target}: it holds other files; name an empty or new folder with --out`,
      );
    }
    expect(readdirSync(target)).toEqual(["thesis.txt"]);
    expect(beside(folder)).toEqual([]);
  });

  it.each([
    "{}",
    "[]",
    '{"manifest_version":3,"name":"an extension","version":"1","command":"x"}',
    "not JSON",
  ])("takes no other folder with a manifest.json (%s) for ours", async (manifest) => {
    const target = join(folder, "extension");
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "manifest.json"), manifest);
    writeFileSync(join(target, "thesis.txt"), "years of work");
    for (const attempt of [() => writeFolder(target, files("a")), () => checkWritable(target)]) {
      await expect(attempt()).rejects.toThrow("it holds other files; name an empty or new folder with --out");
    }
    expect(readdirSync(target).toSorted()).toEqual(["manifest.json", "thesis.txt"]);
  });

  it("clears what a killed process left, and brings back what it had set aside", async () => {
    const target = join(folder, "killed");
    const pid = deadPid();
    await writeFolder(target, files("old"));
    renameSync(target, `${target}.cenas-old-${pid}`);
    mkdirSync(`${target}.cenas-new-${pid}/deep`, { recursive: true });
    await checkWritable(target);
    expect(readFileSync(join(target, "deep/down/a.txt"), "utf8")).toBe("old");
    expect(beside(folder)).toEqual([]);
  });

  it("leaves alone what a living process is writing", async () => {
    const target = join(folder, "busy");
    const other = `${target}.cenas-new-${process.ppid}`;
    mkdirSync(other);
    await writeFolder(target, files("a"));
    expect(existsSync(other)).toBe(true);
    rmdirSync(other);
  });

  it("is refused, not waited for, where a file system takes no folders", async () => {
    await expect(checkWritable("/proc/cenas-out")).rejects.toThrow(
      "cannot write the results to /proc/cenas-out",
    );
  });

  it("leaves what was there, and nothing half-written, when a file cannot be written", async () => {
    const target = join(folder, "kept");
    await writeFolder(target, files("first"));
    // A name that is a folder for the second file: its writing fails when half is done.
    const broken = new Map([...files("second"), ["manifest.json/x", "?"]]);
    await expect(writeFolder(target, broken)).rejects.toThrow(`cannot write the results to ${target}`);
    expect(readFileSync(join(target, "deep/down/a.txt"), "utf8")).toBe("first");
    expect(beside(folder)).toEqual([]);
  });

  it("is refused where a file stands, before any work is done", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const below = checkWritable(join(file, "below"));
    await expect(below).rejects.toThrow(`cannot write the results to ${join(file, "below")}`);
  });

  it.skipIf(process.getuid?.() === 0)("is refused where nothing may be written", async () => {
    const locked = join(folder, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    await expect(checkWritable(join(locked, "out"))).rejects.toThrow(/EACCES/);
    chmodSync(locked, 0o700);
  });

  it("is found writable without a trace", async () => {
    await checkWritable(join(folder, "later"));
    expect(existsSync(join(folder, "later"))).toBe(false);
    expect(beside(folder)).toEqual([]);
  });
});
