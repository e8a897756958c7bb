import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256Of } from "../../harness/digest/index.ts";

/** The folder that this code was loaded from, as source or as built, and all of it that a training may run. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ROOMS = ["harness", "baselines", "datasets", "scenarios"];

/**
 * sha256 of the code, file by file, and of the engine that runs it: the last digits of `exp` and `log` are the engine's. A
 * training that was cut off goes on only where all of it is the same.
 */
export function codeDigest(): string {
  const kind = extname(import.meta.url);
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((name) => extname(name) === kind)
      .map((name) => join(room, name)),
  );
  const parts = files.toSorted().flatMap((name) => [`\n${name}\n`, readFileSync(join(ROOT, name))]);
  return sha256Of(process.versions.v8, ...parts);
}
