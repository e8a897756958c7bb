import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { RECORDS } from "../running/run-study.ts";
import type { Records } from "../scenario.ts";
import { fileIn, refused, type RunFolder } from "./run-folder.ts";

/** Larger than any record of ours. */
const MOST_BYTES = 256 * 2 ** 20;

/** The records of real work in a folder of results. @throws UsageError where there are none, or one lies elsewhere or is too large. */
export async function recordsIn({ folder, manifest }: RunFolder): Promise<Records> {
  const names = await readdir(join(folder, RECORDS)).catch(() => []);
  if (names.length === 0) {
    throw refused(
      folder,
      `${RECORDS}/ is missing: real training comes to the same bytes on no other device, so it is told again from the records of ` +
        "its work alone, and trained anew for no verification",
      manifest,
    );
  }
  const records = new Map<string, string>();
  for (const name of names.toSorted()) {
    const path = await fileIn(folder, join(RECORDS, name), manifest);
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw refused(folder, `${RECORDS}/${name} has ${size} bytes, expected at most ${MOST_BYTES}`, manifest);
    }
    records.set(name, await readFile(path, "utf8"));
  }
  return records;
}
