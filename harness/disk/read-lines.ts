import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** More than any line of ours has: a run of a year on thousands of GPUs stays below. */
const MOST_CHARACTERS = 128 * 2 ** 20;

/**
 * The lines of a text file, packed where its name ends in `.gz`, one at a time: a file of any size takes the memory of one line,
 * and a line the time of its length.
 * @throws Error when a line is longer than any of ours, or the file is not whole UTF-8 text.
 */
export async function* readLines(path: string, mostCharacters = MOST_CHARACTERS): AsyncGenerator<string> {
  const file = createReadStream(path);
  const bytes: Readable = path.endsWith(".gz") ? unpacked(file) : file;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pieces: string[] = [];
  let characters = 0;
  for await (const chunk of bytes) {
    const [rest, ...begun] = decoder.decode(chunk as Uint8Array, { stream: true }).split("\n");
    // The line that is under way is put together once, at its end: anew for each chunk, its cost would grow with its square.
    pieces.push(rest);
    characters += rest.length;
    for (const next of begun) {
      if (characters > mostCharacters) throw tooLong(mostCharacters);
      yield pieces.join("");
      pieces = [next];
      characters = next.length;
    }
    if (characters > mostCharacters) throw tooLong(mostCharacters);
  }
  if (characters > 0 || decoder.decode() !== "")
    throw new Error("the last line is cut off; expected a line end");
}

function tooLong(mostCharacters: number): Error {
  return new Error(`a line of more than ${mostCharacters} characters; expected at most that`);
}

/** A fault of the file below is one of the stream that is read. */
function unpacked(file: Readable): Readable {
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}
