import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ImageCache } from "../../datasets/cache/index.ts";
import { syntheticImages } from "../../harness/images/index.ts";
import { filesBelow, scratchFolder } from "./scratch-folder.ts";

const set = syntheticImages({ seed: 1, part: "train", count: 7, sidePx: 4 });

describe("ImageCache", () => {
  it("gives back what it was given, in shared memory, with labels of one byte or two", async () => {
    const cache = new ImageCache(scratchFolder());
    const wide = { ...set, name: "wide", labels: Uint16Array.from(set.labels) };
    await cache.writeAll(
      new Map([
        ["some/key", set],
        ["wide", wide],
      ]),
    );
    expect(await cache.has("some/key")).toBe(true);
    const kept = await cache.read("some/key");
    expect(kept).toEqual(set);
    expect(kept?.pixels.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(await cache.read("wide")).toEqual(wide);
    expect(await cache.read("other")).toBeUndefined();
    expect(await cache.has("other")).toBe(false);
  });

  it.each([
    ["a changed byte", (bytes: Buffer) => bytes.fill(7, 300, 301), "got sha256"],
    ["a file cut short", (bytes: Buffer) => bytes.subarray(0, 300), "got sha256"],
    ["an empty file", (bytes: Buffer) => bytes.subarray(0, 0), "Unexpected end of JSON"],
  ])("tells %s, says so, and takes a new one", async (_, damage, why) => {
    const folder = scratchFolder();
    const notices: string[] = [];
    const cache = new ImageCache(folder, (notice) => notices.push(notice));
    await cache.writeAll(new Map([["key", set]]));
    const path = join(folder, "key.images");
    writeFileSync(path, damage(readFileSync(path)));
    expect(await cache.read("key")).toBeUndefined();
    expect(notices.join()).toContain(`damaged cache file: ${path}: ${why}`);
    await cache.writeAll(new Map([["key", set]]));
    expect(await cache.read("key")).toEqual(set);
    expect(filesBelow(folder)).toEqual(["key.images"]);
  });

  it("keeps both parts or none", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "file"), "in the way");
    const both = new Map([
      ["key", set],
      ["file/key", set],
    ]);
    await expect(new ImageCache(folder).writeAll(both)).rejects.toThrow("cannot write");
    expect(filesBelow(folder)).toEqual(["file"]);
  });
});
