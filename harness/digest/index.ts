/** Digests: what a value is known by. */
import { createHash } from "node:crypto";

/** sha256 of bytes or text, in hex; of several as of all in a row. */
export function sha256Of(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/** sha256 of a value's JSON: of a resolved setting, say. */
export function fingerprintOf(value: unknown): string {
  return sha256Of(JSON.stringify(value));
}
