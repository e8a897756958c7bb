import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/**
 * Writes text to stdout, or to a file, which appears only once it is whole. A reader that stops early (`| head`) ends
 * the writing in silence.
 * @throws Error naming the file that cannot be written.
 */
export async function writeChunks(chunks: Iterable<string>, path: string | undefined): Promise<void> {
  if (path === undefined) return writeStdout(chunks);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const stream = createWriteStream(temporary);
    const done = finished(stream);
    // A failing disk is reported by `done`; without this its rejection could come before anyone waits for it.
    done.catch(() => undefined);
    await writeAll(stream, chunks, () => stream.errored !== null);
    stream.end();
    await done;
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot write ${path}: ${reason}. Choose another file with --out`, { cause: error });
  }
}

async function writeStdout(chunks: Iterable<string>): Promise<void> {
  let failure: NodeJS.ErrnoException | undefined;
  const onError = (error: NodeJS.ErrnoException): void => {
    failure ??= error;
  };
  process.stdout.on("error", onError);
  await writeAll(process.stdout, chunks, () => failure !== undefined);
  if (failure !== undefined && failure.code !== "EPIPE") {
    throw new Error(`cannot write to stdout: ${failure.message}`, { cause: failure });
  }
}

async function writeAll(stream: Writable, chunks: Iterable<string>, stopped: () => boolean): Promise<void> {
  for (const chunk of chunks) {
    if (stopped()) return;
    if (!stream.write(chunk)) await drained(stream);
  }
}

/** Waits until the stream takes more, or never will; leaves no listener behind. */
async function drained(stream: Writable): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(stream, "drain", { signal }), once(stream, "close", { signal })]).catch(
    () => undefined,
  );
  waiting.abort();
}
