import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Digest } from "../catalogue/index.ts";

/** The digest of bytes by the algorithm of `like`, in hex. */
export function digestOf(bytes: Uint8Array, like: Digest): string {
  return hashFor(like, bytes.byteLength).update(bytes).digest("hex");
}

/** The same of a file, without reading it whole. */
export async function digestOfFile(path: string, like: Digest): Promise<string> {
  const hash = hashFor(like, (await stat(path)).size);
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function hashFor({ algorithm }: Digest, bytes: number): Hash {
  if (algorithm !== "git-blob-sha1") return createHash(algorithm);
  return createHash("sha1").update(`blob ${bytes}\0`);
}
