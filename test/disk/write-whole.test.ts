import { readFileSync, readdirSync } from "node:fs";
import type * as fs from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { isFullDisk, writeWhole } from "../../harness/disk/index.ts";
import { scratch } from "../fixtures/scratch.ts";

const disk = vi.hoisted(() => ({ isFull: false, calls: [] as string[] }));

vi.mock("node:fs/promises", async (original) => {
  const { fullDisk } = await import("../fixtures/full-disk.ts");
  const real = fullDisk(await original<typeof fs>(), () => disk.isFull);
  const open: typeof real.open = async (...given) => {
    const file = await real.open(...given);
    const sync = file.sync.bind(file);
    file.sync = async () => {
      disk.calls.push("sync");
      return sync();
    };
    return file;
  };
  const rename: typeof real.rename = async (...given) => {
    disk.calls.push("rename");
    return real.rename(...given);
  };
  return { ...real, open, rename };
});

const folder = scratch();

it("a disk that fills up in mid-write leaves the old file whole, and nothing beside it", async () => {
  const path = join(folder, "deep/kept");
  await writeWhole(path, "old");
  disk.isFull = true;
  const error: unknown = await writeWhole(path, "a longer new text").catch((thrown: unknown) => thrown);
  disk.isFull = false;
  expect(isFullDisk(error)).toBe(true);
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(join(folder, "deep"))).toEqual(["kept"]);
  await writeWhole(path, "a longer new text");
  expect(readFileSync(path, "utf8")).toBe("a longer new text");
});

it("the bytes are on the disk before the name is", async () => {
  disk.calls.length = 0;
  await writeWhole(join(folder, "synced"), new Uint8Array(3));
  expect(disk.calls).toEqual(["sync", "rename"]);
});
