import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { DatasetError } from "../dataset-error.ts";

/**
 * The files of a packed archive, by their path in it.
 * @param where the archive as messages name it.
 * @throws DatasetError where it is damaged.
 */
export async function readTarGz(archive: Uint8Array, where: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const reader = extract();
  const unpacked = pipeline(Readable.from(slicesOf(archive)), createGunzip(), reader);
  try {
    for await (const entry of reader) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry) chunks.push(chunk as Uint8Array);
      if (entry.header.type === "file") files.set(entry.header.name, Buffer.concat(chunks));
    }
    await unpacked;
  } catch (error) {
    await unpacked.catch(() => undefined);
    throw new DatasetError(
      { what: "damaged archive", where, got: (error as Error).message, expected: "a .tar.gz" },
      { cause: error },
    );
  }
  return files;
}

/** One file of an archive. @throws DatasetError where it lacks it. */
export function fileIn(files: ReadonlyMap<string, Uint8Array>, path: string, where: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) {
    throw new DatasetError({ what: "the archive lacks a file", where: `${where}: ${path}` });
  }
  return bytes;
}

/** So that unpacking starts before all is read. */
function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const STEP = 2 ** 20;
  for (let at = 0; at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
}
