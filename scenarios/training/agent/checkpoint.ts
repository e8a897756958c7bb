import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../../../harness/disk/index.ts";

/** How far a training is: everything that the rest of it hangs on. */
export interface Checkpoint {
  /** Digest of what decides the training: a checkpoint of another one is of no use. */
  readonly fingerprint: string;
  readonly updates: number;
  readonly arrays: Readonly<Record<string, Float64Array>>;
  readonly history: readonly (readonly [number, number])[];
}

/** Digest of everything that decides what is learned. */
export function fingerprintOf(facts: object): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

/** Writes beside the target and renames: the file is the old state or the new one, never half of one. */
export async function writeCheckpoint(path: string, { arrays, ...rest }: Checkpoint): Promise<void> {
  const encoded = Object.entries(arrays).map(([name, values]) => [
    name,
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64"),
  ]);
  await makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.part`;
  await writeFile(temporary, JSON.stringify({ ...rest, arrays: Object.fromEntries(encoded) }));
  await rename(temporary, path);
}

/** The checkpoint of this training; null when there is none; a string that says why where there is one of no use. */
export async function readCheckpoint(path: string, fingerprint: string): Promise<Checkpoint | string | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    const { arrays, ...rest } = JSON.parse(text) as Omit<Checkpoint, "arrays"> & {
      arrays: Record<string, string>;
    };
    if (rest.fingerprint !== fingerprint) return "it is of another training";
    const decoded = Object.entries(arrays).map(([name, base64]) => {
      const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
      return [name, new Float64Array(bytes.buffer)];
    });
    return { ...rest, arrays: Object.fromEntries(decoded) as Checkpoint["arrays"] };
  } catch {
    return "it is damaged";
  }
}

export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
}
