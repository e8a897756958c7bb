import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeFolder, type FileContent } from "../../harness/disk/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import { circumstancesOf } from "../../harness/run/index.ts";
import { jsonText } from "../../harness/text/index.ts";
import { provenance } from "./provenance.ts";
import { references } from "./references.ts";
import type { DataKind } from "../scenario.ts";

/** Files of a folder by relative path. */
export type Files = ReadonlyMap<string, FileContent>;

/**
 * Where the results go: as asked, or one folder for each setting and kind of data, so that another question never
 * overwrites an answer, nor the sample what was found on real data.
 */
export function folderOf(
  out: string | undefined,
  scenario: string,
  setting: unknown,
  kind: DataKind,
): string {
  return resolve(out ?? join("runs", `${scenario}-${kind}-${fingerprintOf(setting).slice(0, 8)}`));
}

/** What was found, and all that is written of it. */
interface Made {
  readonly manifest: Manifest;
  readonly document: object;
  readonly files: Files;
}

/**
 * Writes results or a report made from them, whole or not at all, with what they rest on and how they came about beside them.
 */
export async function writeResults(
  folder: string,
  { manifest, document, files }: Made,
  activity: "run" | "report",
  { wallSeconds, workers }: { readonly wallSeconds: number; readonly workers: number },
): Promise<void> {
  await writeFolder(
    folder,
    new Map<string, FileContent>([
      ["manifest.json", json(manifest)],
      ["summary.json", json(document)],
      ["provenance.json", json(provenance(manifest, activity, circumstancesOf(wallSeconds, workers)))],
      ["references.bib", references(manifest)],
      ...files,
    ]),
  );
}

/**
 * Puts aside what a folder holds where that came out otherwise: the same setting run by other code, a method that was changed, must
 * not take the place of what it is to be compared with; nor must another setting, in a folder that the user named twice.
 * @returns where the earlier results are now; null where there were none, or the same.
 */
export async function keepEarlier(
  folder: string,
  { digest }: Pick<Manifest, "digest">,
): Promise<string | null> {
  const earlier = await digestIn(folder);
  return earlier === null || earlier === digest ? null : putAside(folder);
}

/**
 * Renames a folder of results by the beginning of their digest, so that others can take its place and nothing is lost.
 * @returns where they are now; null where nothing was.
 */
export async function putAside(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const digest = await digestIn(folder);
  const named = `${folder}-${digest?.slice(0, 8) ?? "unreadable"}`;
  let aside = named;
  // The same results need no second copy; others of that name lose nothing.
  for (let again = 2; existsSync(aside); again++) {
    if (digest !== null && (await digestIn(aside)) === digest) await rm(aside, { recursive: true });
    else aside = `${named}-${again}`;
  }
  await rename(folder, aside);
  return aside;
}

/** As its manifest says; null where there is none that can be read. */
export async function digestIn(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => "");
  return /"digest": ?"([0-9a-f]{64})"/.exec(text)?.[1] ?? null;
}

/** As files of a folder hold it. */
export function json(value: unknown): string {
  return `${jsonText(value)}\n`;
}
