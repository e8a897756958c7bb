import { randomBytes } from "node:crypto";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isAlive } from "../../harness/disk/index.ts";

/**
 * Unfinished downloads of `target`. A process writes to a name of its own (`target.<pid>-<random>.part`), so that two may
 * fetch the same file at once; one that is interrupted leaves its part behind, and the next to come takes it over.
 */
export async function claimPartFile(
  target: string,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = `${target}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
  for (const abandoned of await abandonedParts(target)) {
    try {
      // Renaming is atomic: of two processes that want the same part, one gets it.
      await rename(abandoned, path);
      return { path, bytes: (await stat(path)).size };
    } catch {
      // Another process was quicker.
    }
  }
  return { path, bytes: 0 };
}

/** Gives a part back, for whoever tries next; an empty one is not worth keeping. */
export async function releasePartFile(path: string, target: string): Promise<void> {
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (bytes === 0) await rm(path, { force: true });
  else await rename(path, `${target}.0-${randomBytes(4).toString("hex")}.part`).catch(() => undefined);
}

async function abandonedParts(target: string): Promise<string[]> {
  const prefix = `${basename(target)}.`;
  const names = await readdir(dirname(target));
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith(".part"))
    .filter((name) => !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
    .map((name) => join(dirname(target), name));
}
