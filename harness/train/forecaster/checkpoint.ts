import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../../disk/index.ts";
import type { CurvePoint, LearningState } from "./learn.ts";

/** The part of a state that is not arrays of weights. */
interface Header {
  /** What was being learned: see `fingerprintOf`. */
  readonly fingerprint: string;
  /** Digest of the arrays. */
  readonly sha256: string;
  readonly step: number;
  readonly best: number | null;
  readonly since: number;
  readonly curve: readonly CurvePoint[];
}

const ARRAYS = ["weights", "first", "second", "average", "best"] as const;

/** Digest of everything that decides what is learned: a checkpoint of anything else is of no use. */
export function fingerprintOf(facts: object): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

/**
 * Writes the state beside the target and renames it: the file is the old state or the new one, never half of one. One line
 * of JSON, then the arrays, little-endian as all machines of ours are.
 */
export async function writeCheckpoint(
  path: string,
  fingerprint: string,
  state: LearningState,
): Promise<void> {
  const arrays = Buffer.concat(ARRAYS.map((name) => bytesOf(state[name])));
  const header: Header = {
    fingerprint,
    sha256: digestOf(arrays),
    step: state.step,
    best: Number.isFinite(state.bestLoss) ? state.bestLoss : null,
    since: state.since,
    curve: state.curve,
  };
  await makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), arrays]));
  await rename(temporary, path);
}

/** The state kept at a path; a string that says why where there is something, but not of use; undefined where nothing is. */
export async function readCheckpoint(
  path: string,
  fingerprint: string,
): Promise<LearningState | string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (bytes === undefined) return undefined;
  const end = bytes.indexOf("\n");
  const header = headerOf(bytes.subarray(0, Math.max(0, end)).toString());
  if (header === undefined) return "it is damaged";
  if (header.fingerprint !== fingerprint) return "it is of another training";
  const arrays = bytes.subarray(end + 1);
  if (digestOf(arrays) !== header.sha256) return "it is damaged";
  const length = arrays.length / ARRAYS.length;
  const views = ARRAYS.map((_, i) => floatsOf(arrays.subarray(i * length, (i + 1) * length)));
  const [weights, first, second, average, best] = views;
  const { step, since, curve } = header;
  const bestLoss = header.best ?? Number.POSITIVE_INFINITY;
  return { step, weights, first, second, average, best, bestLoss, since, curve };
}

export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
}

function headerOf(text: string): Header | undefined {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return undefined;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** A copy, since the bytes may lie at an address that floats cannot. */
function floatsOf(bytes: Buffer): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
