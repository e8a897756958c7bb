import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../../harness/disk/index.ts";
import { cannotWrite } from "../fetch/index.ts";

/** A file and what it is to hold; pieces are written one after the other. */
export type NewFile = readonly [path: string, content: Uint8Array | Iterable<Uint8Array>];

/**
 * Writes all beside their targets, then renames: a disk that fills up is met before the first target is touched.
 * @throws DatasetError where the disk does not take them; what stood there is as it was.
 */
export async function replaceFiles(files: readonly NewFile[]): Promise<void> {
  const suffix = `.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
  let at = "";
  try {
    for (const [path, bytes] of files) {
      at = path;
      await makeFolder(dirname(path));
      await writeFile(path + suffix, bytes);
    }
    for (const [path] of files) {
      at = path;
      await rename(path + suffix, path);
    }
  } catch (error) {
    for (const [path] of files) await rm(path + suffix, { force: true }).catch(() => undefined);
    throw cannotWrite(at, error);
  }
}
