import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ColumnCache } from "../../datasets/cache/index.ts";
import { filesBelow, scratchFolder } from "./scratch-folder.ts";

const COLUMNS = {
  names: ["a", "b|c", ""],
  numbers: Float64Array.of(1.25, Number.NaN, Number.NEGATIVE_INFINITY),
  flags: Uint8Array.of(1, 0, 1),
};

describe("ColumnCache", () => {
  it("gives back what it was given, NaN and infinity too", async () => {
    const cache = new ColumnCache(scratchFolder());
    await cache.write("some/key", { columns: COLUMNS, facts: { startMs: 5 } });
    expect(await cache.has("some/key")).toBe(true);
    const kept = await cache.read<{ startMs: number }>("some/key");
    expect(kept?.facts).toEqual({ startMs: 5 });
    expect(kept?.columns).toEqual(COLUMNS);
    expect(kept?.columns["numbers"]).toBeInstanceOf(Float64Array);
    expect(kept?.columns["flags"]).toBeInstanceOf(Uint8Array);
  });

  it("keeps several, or none where one cannot be written", async () => {
    const folder = scratchFolder();
    const cache = new ColumnCache(folder);
    await cache.write("a", { columns: { x: Float64Array.of(1) }, facts: {} });
    // A file where the second key wants a folder.
    writeFileSync(join(folder, "file"), "");
    const later = { columns: { x: Float64Array.of(2) }, facts: {} };
    const both = new Map([
      ["a", later],
      ["file/b", later],
    ]);
    await expect(cache.writeAll(both)).rejects.toThrow("cannot write");
    expect((await cache.read("a"))?.columns).toEqual({ x: Float64Array.of(1) });
    expect(filesBelow(folder)).toEqual(["a.arrow", "a.json", "file"]);
  });

  it("knows nothing of a key that was never written", async () => {
    const cache = new ColumnCache(scratchFolder());
    expect(await cache.read("key")).toBeUndefined();
    expect(await cache.has("key")).toBe(false);
  });

  it.each([
    ["a changed byte", (bytes: Buffer) => bytes.fill(7, 300, 301)],
    ["a file cut short", (bytes: Buffer) => bytes.subarray(0, 100)],
  ])("tells %s, and says so", async (_, damage) => {
    const folder = scratchFolder();
    const notices: string[] = [];
    const cache = new ColumnCache(folder, (notice) => notices.push(notice));
    await cache.write("key", { columns: COLUMNS, facts: {} });
    const path = join(folder, "key.arrow");
    writeFileSync(path, damage(readFileSync(path)));
    expect(await cache.read("key")).toBeUndefined();
    expect(notices.join()).toMatch(/^damaged cache file: .*key\.arrow: got sha256 \w{64}, expected \w{64}$/);
    await cache.write("key", { columns: COLUMNS, facts: {} });
    expect((await cache.read("key"))?.columns).toEqual(COLUMNS);
    expect(filesBelow(folder)).toEqual(["key.arrow", "key.json"]);
  });

  it("complains of a folder that cannot be written", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "file"), "in the way");
    const cache = new ColumnCache(join(folder, "file"));
    await expect(cache.write("key", { columns: COLUMNS, facts: {} })).rejects.toThrow("cannot write");
  });
});
