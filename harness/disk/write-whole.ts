import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder.ts";

/**
 * Writes a file beside its place and renames it there: it holds the old or the new, never half of one, not even where the power
 * fails (the bytes are on the disk before the name is). Makes the folders above.
 * @throws Error of the file system; what stood there is as it was, and nothing is left beside it.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const part = `${path}.${process.pid}.part`;
  try {
    await writeDown(part, content);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeDown(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
