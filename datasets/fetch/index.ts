export { convertedDir, defaultCacheDir, importedDir } from "./cache-dir.ts";
export { sha256Of } from "./digest.ts";
export { cannotWrite, type Progress } from "./download.ts";
export { Fetcher, PLACES, type FetcherOptions, type Place } from "./fetcher.ts";
