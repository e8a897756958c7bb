import { DatasetStore } from "./store/index.ts";
import type { Progress } from "./fetch/index.ts";

/** Where a store's data lies and who is told of its moving, in the words of the command line. */
interface OpenOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
  readonly onProgress: (progress: Progress) => void;
  readonly onNotice: (notice: string) => void;
}

/** What the `datasets` command works on. */
export const datasetApi = {
  open({ mirror, cache, onProgress, onNotice }: OpenOptions): DatasetStore {
    return new DatasetStore({ mirror, cacheDir: cache, onProgress, onNotice });
  },
};
