export { convertedDir, defaultCacheDir, importedDir } from "./cache-dir.ts";
export { cannotWrite, type Progress } from "./download.ts";
export { Fetcher, PLACES, type FetcherOptions, type Place } from "./fetcher.ts";
