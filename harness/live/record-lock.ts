import { readFile, rm, writeFile } from "node:fs/promises";
import { isAlive } from "../disk/index.ts";

/**
 * Takes a record for this process alone: a file beside it holds the process's number. One that a process left behind which is
 * no more, or which had the number that this one has now, is taken over.
 * @returns what lets go of it. @throws Error where another process works on it.
 */
export async function lockRecord(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  const take = async (flag: "wx" | "w"): Promise<void> => writeFile(lock, `${process.pid}\n`, { flag });
  try {
    await take("wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const pid = Number(await readFile(lock, "utf8").catch(() => "0"));
    if (pid !== process.pid && isAlive(pid)) {
      throw new Error(
        `${path}: process ${pid} works on this record; wait for its end, or, if that is another program, remove ${lock}`,
        { cause: error },
      );
    }
    await take("w");
  }
  return () => rm(lock, { force: true });
}
