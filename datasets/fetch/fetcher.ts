import { constants } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { UpstreamFile } from "../catalogue/index.ts";
import { digestOf } from "./digest.ts";
import { download, wrongDigest, type DownloadOptions } from "./download.ts";
import { rawDir } from "./cache-dir.ts";
import { mirrorPath } from "./open-source.ts";

export interface FetcherOptions extends DownloadOptions {
  readonly cacheDir: string;
  /** Told of anything that went another way than expected. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** Where a file is, nearest first; `absent`: neither in the cache nor in the mirror, and no network to ask. */
export const PLACES = ["cache", "mirror", "network", "absent"] as const;

export type Place = (typeof PLACES)[number];

/** Upstream files in the cache, fetched when they are wanted. */
export class Fetcher {
  readonly #options: FetcherOptions;

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  pathOf(file: UpstreamFile): string {
    return join(rawDir(this.#options.cacheDir), file.id);
  }

  /** Where the file would come from now (not whether it is sound there). A mirror stands in for the network. */
  async placeOf(file: UpstreamFile): Promise<Place> {
    const { mirror, network } = this.#options;
    if (await exists(this.pathOf(file))) return "cache";
    if (mirror !== undefined) return (await exists(mirrorPath(mirror, file.url))) ? "mirror" : "absent";
    return network ? "network" : "absent";
  }

  /**
   * The file's bytes, with the digest that the catalogue promises. A file in the cache that no longer has it is fetched
   * anew, and said; where that fails it stays as it is.
   */
  async read(file: UpstreamFile): Promise<Uint8Array> {
    const kept = await this.#soundBytes(file);
    if (kept !== undefined) return kept;
    await download(file, this.pathOf(file), this.#options);
    return readFile(this.pathOf(file));
  }

  /** Fetches the file unless it lies sound in the cache; true when it was fetched. */
  async pull(file: UpstreamFile): Promise<boolean> {
    if ((await this.#soundBytes(file)) !== undefined) return false;
    await download(file, this.pathOf(file), this.#options);
    return true;
  }

  async #soundBytes(file: UpstreamFile): Promise<Uint8Array | undefined> {
    const path = this.pathOf(file);
    const bytes = await readIfThere(path);
    if (bytes === undefined) return undefined;
    const actual = digestOf(bytes, file.digest);
    if (actual === file.digest.hex) return bytes;
    this.#options.onNotice?.(`${wrongDigest(file, path, actual).message}; fetching it again`);
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
