import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { TABLE_FILES } from "../../datasets/catalogue/index.ts";
import { loadData } from "../../scenarios/load-data.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
afterEach(() => void vi.unstubAllGlobals());

it("a damaged file in the cache, and no network: the sample stands in, and both are told", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const [file] = Object.values(TABLE_FILES);
  const path = join(folder, "raw", file.id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "damaged");
  const notices: string[] = [];
  const options = {
    mirror: undefined,
    cache: folder,
    onNotice: (notice: string) => void notices.push(notice),
  };
  const data = await loadData("auto", ["US-CAL-CISO@original"], options);
  expect(data.kind).toBe("sample");
  const actual = createHash("sha256").update("damaged").digest("hex");
  expect(notices).toHaveLength(2);
  expect(notices[0]).toContain(
    `wrong digest: ${file.id} (${path}): got sha256 ${actual}, expected sha256 ${file.digest.hex}`,
  );
  expect(notices[1]).toContain("The real data could not be had, so the sample stands in: no connection");
});

it("what has to be fetched is told as it comes", async () => {
  const bytes = Buffer.from("not what the catalogue promises");
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(bytes)));
  const seen: number[] = [];
  const options = {
    mirror: undefined,
    cache: join(folder, "other"),
    onTransfer: (progress: { readonly bytes: number }) => void seen.push(progress.bytes),
  };
  await expect(loadData("auto", ["DE"], options)).rejects.toThrow("wrong digest");
  expect(seen).toEqual([0, bytes.length]);
});
