import { open, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isFullDisk, makeFolder } from "../disk/index.ts";
import { parseEntry, type RecordEntry } from "./record-entry.ts";

/** What decides the outcome of the work beside the architecture: data, epochs, network, device. */
export type RecordSettings = Readonly<Record<string, string | number | boolean | null>>;

const FORMAT = "cenas-bench record 2";

/**
 * Real work that was done, as lines of JSON: the first says under what settings, each further one is an entry. Work is added
 * when it is done and never changed, so a search that was cut off goes on from here, and is told again from here.
 */
export class RecordFile {
  readonly path: string;
  readonly settings: RecordSettings;
  readonly #entries: RecordEntry[];
  #last: Promise<void> = Promise.resolve();

  private constructor(path: string, settings: RecordSettings, entries: RecordEntry[]) {
    this.path = path;
    this.settings = settings;
    this.#entries = entries;
  }

  /**
   * Opens a record, or begins one. A last line that was cut off is dropped, and said.
   * @throws Error where it is of other settings, or damaged elsewhere than at its end.
   */
  static async open(
    path: string,
    settings: RecordSettings,
    onNotice: (notice: string) => void,
  ): Promise<RecordFile> {
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (text === undefined || text === "") {
      await makeFolder(dirname(path));
      await writing(path, () => writeFile(path, `${JSON.stringify({ format: FORMAT, settings })}\n`));
      return new RecordFile(path, settings, []);
    }
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole !== text) {
      onNotice(`${path}: the last line was cut off, and is dropped: its work is done again`);
      await truncate(path, Buffer.byteLength(whole));
    }
    const [head = "", ...lines] = whole.trimEnd().split("\n");
    refuseOthers(path, head, settings);
    return new RecordFile(
      path,
      settings,
      lines.map((line, i) => entryAt(path, line, i + 2)),
    );
  }

  get entries(): readonly RecordEntry[] {
    return this.#entries;
  }

  /** Adds work that was done; it is on the disk when this returns. @throws Error where the disk does not take it. */
  async add(entry: RecordEntry): Promise<void> {
    // One after the other, so that the file has the order that this object has.
    const added = this.#last.then(async () => {
      await writing(this.path, () => append(this.path, `${JSON.stringify(entry)}\n`));
      this.#entries.push(entry);
    });
    this.#last = added.catch(() => undefined);
    return added;
  }
}

function refuseOthers(path: string, head: string, settings: RecordSettings): void {
  let found: { format?: unknown; settings?: Record<string, unknown> };
  try {
    found = JSON.parse(head) as typeof found;
  } catch {
    found = {};
  }
  if (found.format !== FORMAT) {
    throw new Error(
      `${path}: not a record: got "${head.slice(0, 60)}", expected ${FORMAT}; move it away to begin anew`,
    );
  }
  const names = new Set([...Object.keys(settings), ...Object.keys(found.settings ?? {})]);
  for (const name of names) {
    const [got, expected] = [found.settings?.[name], settings[name]];
    if (JSON.stringify(got) === JSON.stringify(expected)) continue;
    throw new Error(
      `${path}: a record of other settings: ${name} is ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}; ` +
        "name another record, or set it so",
    );
  }
}

function entryAt(path: string, line: string, number: number): RecordEntry {
  try {
    return parseEntry(line);
  } catch (error) {
    throw new Error(`${path}, line ${number}: damaged: ${(error as Error).message}`, { cause: error });
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
