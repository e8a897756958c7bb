import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256Of } from "../../harness/digest/index.ts";
import { decodeColumns, encodeColumns, type StoredColumn } from "./columns-file.ts";
import { replaceFiles } from "./replace-files.ts";

/** Converted columns and the little facts that go with them. */
export interface StoredColumns<Facts> {
  readonly columns: Readonly<Record<string, StoredColumn>>;
  readonly facts: Facts;
}

interface Sidecar<Facts> {
  /** Digest of the Arrow file beside it: tells a sound file from a damaged one. */
  readonly sha256: string;
  readonly facts: Facts;
}

/** Converted columns on disk: `<key>.arrow` with the columns, `<key>.json` with facts and the digest of the first. */
export class ColumnCache {
  readonly #dir: string;
  readonly #onNotice: ((notice: string) => void) | undefined;

  constructor(dir: string, onNotice?: (notice: string) => void) {
    this.#dir = dir;
    this.#onNotice = onNotice;
  }

  /** The kept columns; undefined where there are none, or (with a notice) where they are damaged. */
  async read<Facts>(key: string): Promise<StoredColumns<Facts> | undefined> {
    const [arrow, json] = [this.#path(key, "arrow"), this.#path(key, "json")];
    const [bytes, sidecarText] = await Promise.all([readIfThere(arrow), readIfThere(json)]);
    if (bytes === undefined || sidecarText === undefined) return undefined;
    try {
      const sidecar = JSON.parse(new TextDecoder().decode(sidecarText)) as Sidecar<Facts>;
      const actual = sha256Of(bytes);
      if (actual !== sidecar.sha256) throw new Error(`got sha256 ${actual}, expected ${sidecar.sha256}`);
      return { columns: decodeColumns(bytes), facts: sidecar.facts };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#onNotice?.(`damaged cache file: ${arrow}: ${reason}`);
      return undefined;
    }
  }

  /** Whether something is kept under a key (not whether it is sound). */
  async has(key: string): Promise<boolean> {
    return access(this.#path(key, "json")).then(
      () => true,
      () => false,
    );
  }

  /** Keeps columns under a key. */
  async write<Facts>(key: string, columns: StoredColumns<Facts>): Promise<void> {
    await this.writeAll(new Map([[key, columns]]));
  }

  /**
   * Keeps several, all or none. A sidecar goes after its columns, so that a reader never sees one without the other.
   * @throws DatasetError where the disk does not take them; what was kept before is as it was.
   */
  async writeAll<Facts>(entries: ReadonlyMap<string, StoredColumns<Facts>>): Promise<void> {
    await replaceFiles(
      [...entries].flatMap(([key, { columns, facts }]): (readonly [string, Uint8Array])[] => {
        const bytes = encodeColumns(columns);
        const sidecar: Sidecar<Facts> = { sha256: sha256Of(bytes), facts };
        return [
          [this.#path(key, "arrow"), bytes],
          [this.#path(key, "json"), new TextEncoder().encode(JSON.stringify(sidecar))],
        ];
      }),
    );
  }

  #path(key: string, extension: string): string {
    return join(this.#dir, `${key}.${extension}`);
  }
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
