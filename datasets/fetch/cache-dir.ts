import { join } from "node:path";
import envPaths from "env-paths";

/** Where data lies unless the user says otherwise: `$XDG_CACHE_HOME/cenas-bench` and its like elsewhere. */
export function defaultCacheDir(): string {
  return envPaths("cenas-bench", { suffix: "" }).cache;
}

/** Upstream files, byte for byte. */
export function rawDir(cacheDir: string): string {
  return join(cacheDir, "raw");
}

/** Columns made from upstream files; may be deleted at any time. */
export function convertedDir(cacheDir: string): string {
  return join(cacheDir, "converted");
}

/** Tables that the user brought; not to be had again without the user's file. */
export function importedDir(cacheDir: string): string {
  return join(cacheDir, "imported");
}
