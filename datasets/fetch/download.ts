import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { isFullDisk, makeFolder } from "../../harness/disk/index.ts";
import type { UpstreamFile } from "../catalogue/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { digestOfFile } from "./digest.ts";
import { openSource, type OpenedSource, type SourceOptions } from "./open-source.ts";
import { claimPartFile, releasePartFile } from "./part-file.ts";

/** How far a download is; `totalBytes` is unknown where neither catalogue nor server tells. */
export interface Progress {
  readonly id: string;
  readonly bytes: number;
  readonly totalBytes: number | undefined;
}

export interface DownloadOptions extends SourceOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Brings `file` to `target`: resumes an abandoned part, checks the digest, and renames into place. `target` is either
 * left as it was or replaced by a file with the right digest, never anything between.
 * @throws DatasetError for a failing source, a wrong digest, or a disk that cannot be written.
 */
export async function download(file: UpstreamFile, target: string, options: DownloadOptions): Promise<void> {
  await onDisk(target, () => makeFolder(dirname(target)));
  const part = await onDisk(target, () => claimPartFile(target));
  try {
    const { place, offset: resumedFrom } = await transfer(file, part.path, part.bytes, options);
    let actual = await digestOfFile(part.path, file.digest);
    if (actual !== file.digest.hex && resumedFrom > 0) {
      // The part that we resumed may be at fault: once more from the start.
      await transfer(file, part.path, 0, options);
      actual = await digestOfFile(part.path, file.digest);
    }
    if (actual !== file.digest.hex) throw wrongDigest(file, place, actual);
    await onDisk(target, () => rename(part.path, target));
  } catch (error) {
    if (error instanceof DigestError || error instanceof DiskError) await rm(part.path, { force: true });
    else await releasePartFile(part.path, target);
    throw error;
  }
}

/** The complaint about content that is not what the catalogue promises. */
export function wrongDigest(file: UpstreamFile, where: string, actual: string): DatasetError {
  const { algorithm, hex } = file.digest;
  return new DigestError({
    what: "wrong digest",
    where: `${file.id} (${where})`,
    got: `${algorithm} ${actual}`,
    expected: `${algorithm} ${hex}`,
    remedy: "The file is corrupt, cut short or another version, and is not used",
  });
}

/** Content that is not what the catalogue promises. */
class DigestError extends DatasetError {}

/** A disk that does not take the bytes. */
class DiskError extends DatasetError {}

/** Appends to the part from where it ends (or from 0) and returns which source, and where it began. */
async function transfer(
  file: UpstreamFile,
  path: string,
  have: number,
  { onProgress, ...source }: DownloadOptions,
): Promise<OpenedSource> {
  const opened = await openSource(file, have, source);
  const handle = await onDisk(path, () => open(path, opened.offset > 0 ? "r+" : "w"));
  const totalBytes = opened.totalBytes ?? file.bytes;
  let bytes = opened.offset;
  try {
    onProgress?.({ id: file.id, bytes, totalBytes });
    for await (const chunk of readable(opened.chunks, opened.place)) {
      await onDisk(path, () => writeAll(handle, chunk, bytes));
      bytes += chunk.byteLength;
      onProgress?.({ id: file.id, bytes, totalBytes });
    }
    await onDisk(path, () => handle.truncate(bytes));
  } finally {
    await handle.close();
  }
  return opened;
}

async function* readable(chunks: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new DatasetError(
      {
        what: "the transfer broke off",
        where,
        got: error instanceof Error ? error.message : String(error),
        remedy: "Run it again: it goes on where it stopped",
      },
      { cause: error },
    );
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    done += (await handle.write(chunk, done, chunk.byteLength - done, position + done)).bytesWritten;
  }
}

/** Runs a step on the local disk; its failure becomes a complaint about the disk. */
async function onDisk<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** The complaint about a disk that is full or may not be written. */
export function cannotWrite(path: string, error: unknown): DatasetError {
  const full = isFullDisk(error);
  return new DiskError(
    {
      what: full ? "the disk is full" : "cannot write",
      where: path,
      got: error instanceof Error ? error.message : String(error),
      remedy: full
        ? "Make room, or choose another folder with --cache"
        : "Choose another folder with --cache",
    },
    { cause: error },
  );
}
