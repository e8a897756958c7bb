import { join } from "node:path";
import { sha256Of } from "../../harness/digest/index.ts";
import type { DataSource } from "../../harness/record/index.ts";
import { ColumnCache, ImageCache } from "../cache/index.ts";
import type { UpstreamFile } from "../catalogue/index.ts";
import { Fetcher, convertedDir, defaultCacheDir, importedDir, type Progress } from "../fetch/index.ts";

export interface StoreOptions {
  /** Folder for everything that is fetched or converted; by default where XDG says. */
  readonly cacheDir?: string | undefined;
  /** Folder that stands in for the network. */
  readonly mirror?: string | undefined;
  /** Whether the network may be used; true by default. A mirror, where there is one, is used instead of it. */
  readonly network?: boolean | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told of anything that went another way than expected: a damaged cache file, a file fetched anew. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** The places where data lies: upstream files, columns converted from them, and what the user imported. */
export interface Shelves {
  readonly cacheDir: string;
  readonly fetcher: Fetcher;
  readonly converted: ColumnCache;
  readonly imported: ColumnCache;
  readonly images: ImageCache;
  readonly importedImages: ImageCache;
  /** Tells the user something. */
  readonly note: (notice: string) => void;
}

export function shelvesOf({ cacheDir, mirror, network, onProgress, onNotice }: StoreOptions): Shelves {
  const dir = cacheDir ?? defaultCacheDir();
  return {
    cacheDir: dir,
    fetcher: new Fetcher({ cacheDir: dir, mirror, network: network ?? true, onProgress, onNotice }),
    converted: new ColumnCache(convertedDir(dir), onNotice),
    imported: new ColumnCache(importedDir(dir), onNotice),
    images: new ImageCache(convertedDir(dir), onNotice),
    importedImages: new ImageCache(importedDir(dir), onNotice),
    note: (notice) => onNotice?.(notice),
  };
}

/** Name under which columns are kept: another digest or converter version is another name, so stale ones are never met. */
export function conversionKey(name: string, files: readonly UpstreamFile[], version: number): string {
  const inputs = [String(version), ...files.map(({ digest }) => digest.hex)].join("\n");
  return join(...name.split("/"), sha256Of(inputs).slice(0, 16));
}

/** An upstream file as a run's manifest names it. `sha256` is measured where the catalogue has only git's blob id. */
export function dataSourceOf(file: UpstreamFile, sha256 = file.digest.hex): DataSource {
  const { licence, citation } = file.source;
  return { name: file.id, sha256, licence, url: file.url, citation };
}
