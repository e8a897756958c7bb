import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** More than any line of ours has: a run of a year on thousands of GPUs stays below. */
const MOST_CHARACTERS = 128 * 2 ** 20;

/**
 * The lines of a text file, packed where its name ends in `.gz`, one at a time: a file of any size takes the memory of one line.
 * @throws Error when a line is longer than any of ours, or the file is not whole UTF-8 text.
 */
export async function* readLines(path: string, mostCharacters = MOST_CHARACTERS): AsyncGenerator<string> {
  const file = createReadStream(path);
  const bytes: Readable = path.endsWith(".gz") ? unpacked(file) : file;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > mostCharacters) {
      throw new Error(`a line of more than ${mostCharacters} characters; expected at most that`);
    }
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") throw new Error("the last line is cut off; expected a line end");
}

/** A fault of the file below is one of the stream that is read. */
function unpacked(file: Readable): Readable {
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}
