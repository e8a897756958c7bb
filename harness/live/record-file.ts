import { open, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isFullDisk, makeFolder } from "../disk/index.ts";
import type { RecordEntry } from "./record-entry.ts";
import { lockRecord } from "./record-lock.ts";
import { entryLine, headLine, parseRecord, type RecordSettings, type WorkRecord } from "./work-record.ts";

/**
 * Real work that was done, as lines of JSON: the first says under what settings, each further one is an entry. Work is added
 * when it is done and never changed, so a search that was cut off goes on from here, and is told again from here.
 */
export class RecordFile implements WorkRecord {
  readonly path: string;
  readonly settings: RecordSettings;
  readonly #entries: RecordEntry[];
  readonly #unlock: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  private constructor({ path, settings, entries }: Opened, unlock: () => Promise<void>) {
    this.path = path;
    this.settings = settings;
    this.#entries = entries;
    this.#unlock = unlock;
  }

  /**
   * Opens a record, or begins one, for this process alone until it is closed. A last line that was cut off is dropped, and said.
   * @throws Error where another process works on it, it is of other settings, or damaged elsewhere than at its end.
   */
  static async open(
    path: string,
    settings: RecordSettings,
    onNotice: (notice: string) => void,
  ): Promise<RecordFile> {
    await makeFolder(dirname(path));
    const unlock = await lockRecord(path);
    try {
      const entries = await keptIn(path, settings, onNotice);
      return new RecordFile({ path, settings, entries }, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  get entries(): readonly RecordEntry[] {
    return this.#entries;
  }

  /** Adds work that was done; it is on the disk when this returns. @throws Error where the disk does not take it. */
  async add(entry: RecordEntry): Promise<void> {
    // One after the other, so that the file has the order that this object has.
    const added = this.#last.then(async () => {
      await writing(this.path, () => append(this.path, entryLine(entry)));
      this.#entries.push(entry);
    });
    this.#last = added.catch(() => undefined);
    return added;
  }

  /** Lets other processes work on it, once all that was added is on the disk. */
  async close(): Promise<void> {
    await this.#last;
    await this.#unlock();
  }
}

interface Opened {
  readonly path: string;
  readonly settings: RecordSettings;
  readonly entries: RecordEntry[];
}

/** The work that is on record; the record is begun where there is none. */
async function keptIn(
  path: string,
  settings: RecordSettings,
  onNotice: (notice: string) => void,
): Promise<RecordEntry[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined || text === "") {
    await writing(path, () => writeFile(path, headLine(settings)));
    return [];
  }
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole !== text) {
    onNotice(`${path}: the last line was cut off, and is dropped: its work is done again`);
    await truncate(path, Buffer.byteLength(whole));
  }
  const kept = parseRecord(path, whole);
  refuseOthers(path, kept.settings, settings);
  return [...kept.entries];
}

function refuseOthers(path: string, found: RecordSettings, settings: RecordSettings): void {
  for (const name of new Set([...Object.keys(settings), ...Object.keys(found)])) {
    const [got, expected] = [found[name], settings[name]];
    if (JSON.stringify(got) === JSON.stringify(expected)) continue;
    throw new Error(
      `${path}: a record of other settings: ${name} is ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}; ` +
        "name another record, or set it so",
    );
  }
}

/** Adds a line whole or not at all: what a full disk took of it goes again, or the next line would stand behind it. */
async function append(path: string, line: string): Promise<void> {
  const handle = await open(path, "a");
  try {
    const { size } = await handle.stat();
    try {
      await handle.writeFile(line);
      await handle.sync();
    } catch (error) {
      await handle.truncate(size);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const what = isFullDisk(error)
      ? "the disk is full; what was recorded before is kept, make room and give the same command again"
      : "cannot write";
    throw new Error(`${path}: ${what}: ${(error as Error).message}`, { cause: error });
  }
}
