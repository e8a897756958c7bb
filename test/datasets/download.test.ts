import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Digest, UpstreamFile } from "../../datasets/catalogue/index.ts";
import { cannotWrite, download } from "../../datasets/fetch/download.ts";
import { filesBelow, scratchFolder } from "./scratch-folder.ts";

const CONTENT = Buffer.from("0123456789".repeat(20_000));
const HALF = CONTENT.length / 2;

const sha256 = (bytes: Uint8Array): Digest => ({
  algorithm: "sha256",
  hex: createHash("sha256").update(bytes).digest("hex"),
});

function fileAt(url: string, digest = sha256(CONTENT)): UpstreamFile {
  const source = { folder: "made-up", base: url, licence: "none", citation: "none", bibtex: "none" };
  return { id: "made-up/data.bin", url, digest, bytes: undefined, source };
}

/** A mirror folder with `bytes` at the file's place. */
function mirrorOf(url: string, bytes: Uint8Array): string {
  const mirror = scratchFolder();
  const path = join(mirror, new URL(url).host, new URL(url).pathname);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return mirror;
}

async function serverOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.bin`;
}

const URL_IN_MIRROR = "https://example.org/owner/repo/commit/data.bin";

describe("download from a mirror", () => {
  it("brings the file and leaves nothing else", async () => {
    const [mirror, cache] = [mirrorOf(URL_IN_MIRROR, CONTENT), scratchFolder()];
    const seen: number[] = [];
    await download(fileAt(URL_IN_MIRROR), join(cache, "sub/data.bin"), {
      mirror,
      network: false,
      onProgress: ({ bytes }) => seen.push(bytes),
    });
    expect(readFileSync(join(cache, "sub/data.bin")).equals(CONTENT)).toBe(true);
    expect(filesBelow(cache)).toEqual(["sub/data.bin"]);
    expect(seen.at(0)).toBe(0);
    expect(seen.at(-1)).toBe(CONTENT.length);
  });

  it("verifies a git blob id where there is no sha256", async () => {
    const [mirror, cache] = [mirrorOf(URL_IN_MIRROR, Buffer.from("hello\n")), scratchFolder()];
    // `printf 'hello\n' | git hash-object --stdin`
    const digest = { algorithm: "git-blob-sha1", hex: "ce013625030ba8dba906f756967f9e9ca394464a" } as const;
    await download(fileAt(URL_IN_MIRROR, digest), join(cache, "data.bin"), { mirror, network: false });
    expect(filesBelow(cache)).toEqual(["data.bin"]);
  });

  it("refuses a wrong digest, naming file and both digests, and leaves the cache as it was", async () => {
    const [mirror, cache] = [mirrorOf(URL_IN_MIRROR, CONTENT.subarray(1)), scratchFolder()];
    const target = join(cache, "data.bin");
    writeFileSync(target, "what was there");
    const [expected, actual] = [sha256(CONTENT).hex, sha256(CONTENT.subarray(1)).hex];
    await expect(download(fileAt(URL_IN_MIRROR), target, { mirror, network: false })).rejects.toThrow(
      `wrong digest: made-up/data.bin (${join(mirror, "example.org/owner/repo/commit/data.bin")}): got sha256 ${actual}, expected sha256 ${expected}`,
    );
    expect(readFileSync(target, "utf8")).toBe("what was there");
    expect(filesBelow(cache)).toEqual(["data.bin"]);
  });

  it("names a file that the mirror lacks", async () => {
    const [mirror, cache] = [scratchFolder(), scratchFolder()];
    await expect(
      download(fileAt(URL_IN_MIRROR), join(cache, "x"), { mirror, network: false }),
    ).rejects.toThrow(`the mirror lacks a file: ${join(mirror, "example.org/owner/repo/commit/data.bin")}`);
    expect(filesBelow(cache)).toEqual([]);
  });

  it("says so when neither network nor mirror is there", async () => {
    await expect(
      download(fileAt(URL_IN_MIRROR), join(scratchFolder(), "x"), { network: false }),
    ).rejects.toThrow("Allow the network, or name a mirror folder with --mirror");
  });

  it("complains of a folder that cannot be made", async () => {
    const [mirror, cache] = [mirrorOf(URL_IN_MIRROR, CONTENT), scratchFolder()];
    writeFileSync(join(cache, "file"), "in the way");
    await expect(
      download(fileAt(URL_IN_MIRROR), join(cache, "file/data.bin"), { mirror, network: false }),
    ).rejects.toThrow("Choose another folder with --cache");
  });

  it("lets two fetch the same file at once", async () => {
    const [mirror, cache] = [mirrorOf(URL_IN_MIRROR, CONTENT), scratchFolder()];
    const fetchOnce = () =>
      download(fileAt(URL_IN_MIRROR), join(cache, "data.bin"), { mirror, network: false });
    await Promise.all([fetchOnce(), fetchOnce(), fetchOnce()]);
    expect(filesBelow(cache)).toEqual(["data.bin"]);
  });
});

describe("download over HTTP", () => {
  /** A server that breaks off after half the file, then serves ranges. */
  function breakingServer(ranges: (string | undefined)[]): Promise<string> {
    return serverOf(({ headers: { range } }, response) => {
      ranges.push(range);
      if (ranges.length === 1) {
        response.writeHead(200, { "content-length": CONTENT.length });
        response.write(CONTENT.subarray(0, HALF), () => setTimeout(() => response.destroy(), 50));
        return;
      }
      const from = range === undefined ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
      response.writeHead(range === undefined ? 200 : 206, { "content-length": CONTENT.length - from });
      response.end(CONTENT.subarray(from));
    });
  }

  it("goes on where it stopped", async () => {
    const ranges: (string | undefined)[] = [];
    const url = await breakingServer(ranges);
    const target = join(scratchFolder(), "data.bin");
    await expect(download(fileAt(url), target, { network: true })).rejects.toThrow("the transfer broke off");
    await download(fileAt(url), target, { network: true });
    expect(ranges).toEqual([undefined, `bytes=${HALF}-`]);
    expect(readFileSync(target).equals(CONTENT)).toBe(true);
    expect(filesBelow(dirname(target))).toEqual(["data.bin"]);
  });

  it("starts over where the abandoned part is bad", async () => {
    const ranges: (string | undefined)[] = ["already broken off"];
    const url = await breakingServer(ranges);
    const cache = scratchFolder();
    writeFileSync(join(cache, "data.bin.0-00000000.part"), "nonsense");
    await download(fileAt(url), join(cache, "data.bin"), { network: true });
    expect(ranges.slice(1)).toEqual(["bytes=8-", undefined]);
    expect(filesBelow(cache)).toEqual(["data.bin"]);
  });

  it("starts over where the server does not resume", async () => {
    let requests = 0;
    const url = await serverOf((_, response) => {
      requests++;
      response.end(CONTENT);
    });
    const cache = scratchFolder();
    writeFileSync(join(cache, "data.bin.0-00000000.part"), CONTENT.subarray(0, 10));
    await download(fileAt(url), join(cache, "data.bin"), { network: true });
    expect(requests).toBe(1);
    expect(readFileSync(join(cache, "data.bin")).equals(CONTENT)).toBe(true);
  });

  it("starts over where the part is longer than the file", async () => {
    const url = await serverOf(({ headers: { range } }, response) => {
      response.writeHead(range === undefined ? 200 : 416).end(range === undefined ? CONTENT : "");
    });
    const cache = scratchFolder();
    writeFileSync(join(cache, "data.bin.0-00000000.part"), Buffer.concat([CONTENT, CONTENT]));
    await download(fileAt(url), join(cache, "data.bin"), { network: true });
    expect(readFileSync(join(cache, "data.bin")).equals(CONTENT)).toBe(true);
  });

  it("names status and URL of a refusal, and a connection that fails", async () => {
    const url = await serverOf((_, response) => void response.writeHead(404).end());
    const target = join(scratchFolder(), "data.bin");
    await expect(download(fileAt(url), target, { network: true })).rejects.toThrow(`${url}: got HTTP 404`);
    const nobody = "http://127.0.0.1:1/data.bin";
    await expect(download(fileAt(nobody), target, { network: true })).rejects.toThrow(
      `no connection: ${nobody}`,
    );
  });
});

describe("cannotWrite", () => {
  it("tells a full disk from one that may not be written", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    expect(cannotWrite("/cache/x", full).message).toBe(
      "the disk is full: /cache/x: got ENOSPC: no space left on device. Make room, or choose another folder with --cache",
    );
    const forbidden = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    expect(cannotWrite("/cache/x", forbidden).message).toContain("cannot write: /cache/x");
  });
});
