import { readFile, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { SUMS, changedSince, readLines } from "../../harness/disk/index.ts";
import {
  parseManifest,
  parseRunLog,
  type AnyManifest,
  type Manifest,
  type RunLog,
} from "../../harness/record/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { SCENARIOS } from "../registry.ts";
import { manifestFault } from "./manifest-fault.ts";

/** Larger than any manifest or summary of ours. */
const MOST_JSON_BYTES = 256 * 2 ** 20;

/** A folder that runs were written to, as far as it is trusted: its manifest has the right shape. */
export type RunFolder = AnyManifest & { readonly folder: string };

/**
 * Opens a folder that a run, or somebody else, wrote.
 * @throws UsageError naming the folder, what is missing or wrong, and the command that makes it.
 */
export async function openRunFolder(folder: string): Promise<RunFolder> {
  const value = await readJson(folder, "manifest.json");
  try {
    return { folder, ...parseManifest(value) };
  } catch (error) {
    const why = `manifest.json is half-written or of another version: ${(error as Error).message}`;
    throw refused(folder, why, value);
  }
}

/**
 * The same of a folder whose results are believed without being made again: its manifest must agree with itself and with what it was
 * when it was written.
 * @throws UsageError as above, naming what does not agree.
 */
export async function openUnchanged(folder: string): Promise<RunFolder> {
  const from = await openRunFolder(folder);
  await checkUnchanged(from, "manifest.json");
  const fault = manifestFault(from);
  if (fault !== null) throw refused(folder, `manifest.json: ${fault}`, from.manifest);
  return from;
}

/** That a file is as the folder's own sums say; a folder of an older version has none. @throws UsageError */
async function checkUnchanged({ folder, manifest }: RunFolder, name: string): Promise<void> {
  const changed = await changedSince(folder, [name]);
  if (changed === null || changed.length === 0) return;
  throw refused(folder, `${name} was changed since it was written (${SUMS} says otherwise)`, manifest);
}

/** The document of such a folder, as it stands: `summary.json`. @throws UsageError as `openRunFolder`. */
export async function readDocument(folder: string, manifest: Manifest): Promise<object> {
  const value = await readJson(folder, "summary.json", manifest);
  if (typeof value === "object" && value !== null) return value;
  throw refused(folder, "summary.json holds no document", manifest);
}

/** The same, as it was written. @throws UsageError */
export async function unchangedDocument(from: RunFolder): Promise<object> {
  const document = await readDocument(from.folder, from.manifest);
  await checkUnchanged(from, "summary.json");
  return document;
}

/**
 * The run logs of a file of such a folder, as they stand. A packed file may be small and hold lines without end: reading ends at
 * one run more than `most`.
 * @throws UsageError as `openRunFolder`.
 */
export async function readLogs(from: RunFolder, name: string, most: number): Promise<RunLog[]> {
  const { folder, manifest } = from;
  const path = await fileIn(folder, name, manifest);
  const logs: RunLog[] = [];
  try {
    for await (const line of readLines(path)) {
      if (logs.length === most) throw new Error(`one run more than the ${most} that its manifest allows`);
      logs.push(parseRunLog(line));
    }
  } catch (error) {
    throw refused(folder, `${name}, line ${logs.length + 1}: ${(error as Error).message}`, manifest);
  }
  await checkUnchanged(from, name);
  return logs;
}

/** Logs of very many runs are not kept, and a study has none. */
export async function lacksLogs({ folder, kind, manifest }: RunFolder): Promise<boolean> {
  if (kind === "study") return true;
  return fileIn(folder, kind === "run" ? "runs.jsonl" : "cells", manifest).then(
    () => false,
    () => true,
  );
}

/** The complaint about a folder: what is wrong, and the command that makes a right one. */
export function refused(folder: string, why: string, manifest?: unknown): UsageError {
  return new UsageError(`run folder ${folder}: ${why}; make it with: ${remedy(manifest)}`);
}

/** A file of such a folder as JSON. @throws UsageError as `openRunFolder`. */
export async function readJson(folder: string, name: string, manifest?: unknown): Promise<unknown> {
  const path = await fileIn(folder, name, manifest);
  const { size } = await stat(path);
  if (size > MOST_JSON_BYTES) {
    throw refused(folder, `${name} has ${size} bytes, expected at most ${MOST_JSON_BYTES}`, manifest);
  }
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw refused(folder, `${name} is no JSON: ${(error as Error).message}`, manifest);
  }
}

/** A file's path, when it lies in the folder itself. @throws UsageError as `openRunFolder`. */
export async function fileIn(folder: string, name: string, manifest?: unknown): Promise<string> {
  const path = join(folder, name);
  const [root, real] = await Promise.all([
    realpath(folder).catch(() => null),
    realpath(path).catch(() => null),
  ]);
  if (root === null) throw refused(folder, "there is no such folder", manifest);
  if (relative(folder, path).startsWith("..") || (real !== null && !real.startsWith(root + sep))) {
    throw refused(folder, `${name} lies outside the folder`, manifest);
  }
  if (real === null) throw refused(folder, `${name} is missing`, manifest);
  return real;
}

/** The folder's own command where it is one of ours, else the command of its scenario. */
export function remedy(manifest: unknown): string {
  const { command, scenario } = (manifest ?? {}) as Readonly<Record<string, unknown>>;
  const known = SCENARIOS.find(({ name }) => name === scenario)?.name;
  if (known !== undefined && typeof command === "string") {
    if (new RegExp(`^npm run scenario -- ${known}( [\\w.,:@=/ -]*)?$`).test(command)) return command;
  }
  return `npm run scenario -- ${known ?? "hwnasbench"}`;
}
