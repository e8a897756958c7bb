import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256Of } from "../digest/index.ts";

/** The file that says what the others held when they were written; `sha256sum --check` reads it. */
export const SUMS = "SHA256SUMS";

/** @param digests sha256 in hex by relative path. */
export function sumsText(digests: ReadonlyMap<string, string>): string {
  const paths = [...digests.keys()].toSorted();
  return paths.map((path) => `${digests.get(path)}  ${path}\n`).join("");
}

/**
 * Which of these files of a folder are not as a file of sums in it says: changed, gone, or there and not told of.
 * @returns null where there is no such file.
 */
export async function changedSince(
  folder: string,
  paths: readonly string[],
  sumsFile = SUMS,
): Promise<string[] | null> {
  const text = await readFile(join(folder, sumsFile), "utf8").catch(() => null);
  if (text === null) return null;
  const sums = new Map(text.split("\n").map((line) => [line.slice(66), line.slice(0, 64)]));
  const changed: string[] = [];
  for (const path of paths) {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    if ((content && sha256Of(content)) !== sums.get(path)) changed.push(path);
  }
  return changed;
}
