import { parseEntry, type RecordEntry } from "./record-entry.ts";

/** What decides the outcome of the work beside the architecture: data, epochs, network, device. */
export type RecordSettings = Readonly<Record<string, string | number | boolean | null>>;

/** Real work that was done, in the order in which it was, and under what settings. */
export interface WorkRecord {
  readonly settings: RecordSettings;
  readonly entries: readonly RecordEntry[];
}

const FORMAT = "cenas-bench record 2";

/** The first line of a record's text; each entry is a line of its own. */
export function headLine(settings: RecordSettings): string {
  return `${JSON.stringify({ format: FORMAT, settings })}\n`;
}

export function entryLine(entry: RecordEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

export function recordText({ settings, entries }: WorkRecord): string {
  return [headLine(settings), ...entries.map(entryLine)].join("");
}

/** @param path for messages. @throws Error where the text is no record, naming the first line that is damaged. */
export function parseRecord(path: string, text: string): WorkRecord {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const settings = settingsIn(head);
  if (settings === null) {
    throw new Error(
      `${path}: not a record: got "${head.slice(0, 60)}", expected ${FORMAT}; move it away to begin anew`,
    );
  }
  return { settings, entries: lines.map((line, i) => entryAt(path, line, i + 2)) };
}

function settingsIn(head: string): RecordSettings | null {
  try {
    const { format, settings } = JSON.parse(head) as { format?: unknown; settings?: RecordSettings };
    return format === FORMAT && typeof settings === "object" ? settings : null;
  } catch {
    return null;
  }
}

function entryAt(path: string, line: string, number: number): RecordEntry {
  try {
    return parseEntry(line);
  } catch (error) {
    throw new Error(`${path}, line ${number}: damaged: ${(error as Error).message}`, { cause: error });
  }
}
