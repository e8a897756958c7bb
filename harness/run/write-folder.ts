import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** The file by which a folder is known as ours to replace. */
const MARK = "manifest.json";

/**
 * Writes a set of files as one folder: into a folder beside it first, renamed when all is there, so that nothing is ever
 * half-written. An earlier run folder of that name is replaced; any other folder with something in it is refused.
 *
 * @param files relative path to text or bytes; must include `manifest.json`.
 * @throws Error naming the folder, when it cannot be written or is not ours.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const target = resolve(folder);
  const staging = `${target}.part-${process.pid}`;
  try {
    await refuseForeign(target);
    for (const [path, content] of files) {
      const file = join(staging, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await rm(target, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw new Error(`cannot write the results to ${target}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Finds out before hours of work whether a folder could be written.
 * @throws Error naming the folder.
 */
export async function checkWritable(folder: string): Promise<void> {
  const target = resolve(folder);
  const probe = `${target}.part-${process.pid}`;
  try {
    await refuseForeign(target);
    await mkdir(probe, { recursive: true });
  } catch (error) {
    throw new Error(`cannot write the results to ${target}: ${(error as Error).message}`, { cause: error });
  }
  await rm(probe, { recursive: true, force: true });
}

async function refuseForeign(target: string): Promise<void> {
  if (!existsSync(target) || existsSync(join(target, MARK))) return;
  if ((await readdir(target)).length > 0) {
    throw new Error("it holds other files; name an empty or new folder with --out");
  }
}
