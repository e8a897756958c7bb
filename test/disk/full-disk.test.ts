import { existsSync, readFileSync, readdirSync } from "node:fs";
import type * as fs from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { writeFolder } from "../../harness/disk/index.ts";
import { scratch } from "../fixtures/scratch.ts";

/** A disk that has no room for files of this name. */
const TOO_MUCH = "too-much.txt";

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof fs>();
  const writeFile: typeof real.writeFile = async (path, ...rest) => {
    if (!String(path).endsWith(TOO_MUCH)) return real.writeFile(path, ...rest);
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  return { ...real, writeFile };
});

const folder = scratch();
const manifest = JSON.stringify({ scenario: "s", fingerprint: "f", digest: "d", version: "0", command: "c" });

it("a full disk is told with the folder, what is lost, and what to do; what stood there stays", async () => {
  const target = join(folder, "run");
  await writeFolder(
    target,
    new Map([
      ["manifest.json", manifest],
      ["a.txt", "old"],
    ]),
  );
  const files = new Map([
    ["manifest.json", manifest],
    ["a.txt", "new"],
    [TOO_MUCH, "bytes"],
  ]);
  await expect(writeFolder(target, files)).rejects.toThrow(
    `cannot write the results to ${target}: the disk is full (ENOSPC: no space left on device, write); ` +
      "the 3 files of this run are lost, what stood there before is kept. " +
      "Make room and run it again, or name a folder on another disk with --out",
  );
  expect(readFileSync(join(target, "a.txt"), "utf8")).toBe("old");
  expect(existsSync(join(target, TOO_MUCH))).toBe(false);
  expect(readdirSync(folder)).toEqual(["run"]);
});
