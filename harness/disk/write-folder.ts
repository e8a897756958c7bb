import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { clearAbandoned, newBeside, oldBeside } from "./aside.ts";
import { isFullDisk } from "./is-full-disk.ts";
import { makeFolder } from "./make-folder.ts";
import { SUMS, sumsText } from "./sums.ts";

/** The file by which a folder is known as ours to replace, and what it must say. */
const MARK = "manifest.json";
const MARKED = ["scenario", "fingerprint", "digest", "version", "command"];

/** Tells of clock and machine, and stands outside every digest. */
const UNSUMMED = "provenance.json";

/** What a file is to hold; a text too long to be in memory at once comes in pieces. */
export type FileContent = string | Uint8Array | Iterable<string>;

/**
 * Writes a set of files as one folder: into a folder beside it first, renamed when all is there, so that nothing is ever
 * half-written. `SHA256SUMS` says what they held. The folder of an earlier run is replaced, and stands aside until the new one stands; any other folder
 * with something in it is refused.
 *
 * @param files relative path to content; must include the run's `manifest.json`.
 * @throws Error naming the folder, when it cannot be written or is not ours.
 */
export async function writeFolder(folder: string, files: ReadonlyMap<string, FileContent>): Promise<void> {
  const target = resolve(folder);
  const part = newBeside(target);
  try {
    await refuseForeign(target);
    await clearAbandoned(target);
    const digests = new Map<string, string>();
    for (const [path, content] of files) {
      const file = join(part, path);
      await makeFolder(dirname(file));
      const digest = await writeHashed(file, content);
      if (path !== UNSUMMED) digests.set(path, digest);
    }
    await writeFile(join(part, SUMS), sumsText(digests));
    await replace(target, part);
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw cannotWrite(target, error, `the ${files.size} files of this run are lost`);
  }
}

/** @returns the sha256 of what was written, in hex. */
async function writeHashed(file: string, content: FileContent): Promise<string> {
  const hash = createHash("sha256");
  const whole = typeof content === "string" || content instanceof Uint8Array;
  await writeFile(file, hashed(whole ? [content] : content, hash));
  return hash.digest("hex");
}

function* hashed<T extends string | Uint8Array>(pieces: Iterable<T>, hash: Hash): Generator<T> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/**
 * Finds out before hours of work whether a folder could be written.
 * @throws Error naming the folder.
 */
export async function checkWritable(folder: string): Promise<void> {
  const target = resolve(folder);
  const probe = newBeside(target);
  try {
    await refuseForeign(target);
    await clearAbandoned(target);
    await makeFolder(probe);
    await tryReplacing(target);
  } catch (error) {
    throw cannotWrite(target, error, "nothing was run");
  }
  await rm(probe, { recursive: true, force: true });
}

/** Puts a whole folder where another may stand; at every moment one of the two is there to be found. */
async function replace(target: string, part: string): Promise<void> {
  if (!existsSync(target)) return rename(part, target);
  const old = oldBeside(target);
  await rename(target, old);
  try {
    await rename(part, target);
  } catch (error) {
    await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** A folder that cannot be moved (one that something is mounted on) is found before it is too late. */
async function tryReplacing(target: string): Promise<void> {
  if (!existsSync(target)) return;
  await rename(target, oldBeside(target));
  await rename(oldBeside(target), target);
}

async function refuseForeign(target: string): Promise<void> {
  if (!existsSync(target) || (await readdir(target)).length === 0) return;
  if (!(await isOurs(target))) {
    throw new Error("it holds other files; name an empty or new folder with --out");
  }
}

/** Whether a folder holds the manifest of a run, not just a file of that name. */
async function isOurs(target: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(target, MARK), "utf8"));
    return MARKED.every((key) => typeof (manifest as Record<string, unknown>)[key] === "string");
  } catch {
    return false;
  }
}

function cannotWrite(target: string, error: unknown, lost: string): Error {
  const { message } = error as Error;
  const why = isFullDisk(error)
    ? `the disk is full (${message}); ${lost}, what stood there before is kept. ` +
      "Make room and run it again, or name a folder on another disk with --out"
    : message;
  return new Error(`cannot write the results to ${target}: ${why}`, { cause: error });
}
