/** Where the data lies and who is told of its moving. */
export interface DatasetOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
  readonly onProgress: (progress: TransferProgress) => void;
  readonly onNotice: (notice: string) => void;
}

/** How far the transfer of one file is. */
export interface TransferProgress {
  readonly id: string;
  readonly bytes: number;
  readonly totalBytes: number | undefined;
}

/** What the `datasets` command needs of the datasets; given to it, since `harness` imports none of them. */
export interface DatasetApi {
  open(options: DatasetOptions): DatasetShelf;
}

/** The datasets behind one cache folder. */
export interface DatasetShelf {
  readonly cacheDir: string;
  list(): Promise<
    readonly {
      readonly name: string;
      readonly what: string;
      readonly bytes: number | undefined;
      readonly licence: string;
      readonly place: string;
    }[]
  >;
  pull(
    names: readonly string[],
  ): Promise<readonly { readonly name: string; readonly files: number; readonly fetched: number }[]>;
  check(): Promise<
    readonly {
      readonly name: string;
      readonly expected: string;
      readonly got: string;
      readonly ok: boolean;
    }[]
  >;
  /** Chunks of text. */
  export(name: string, format: "csv" | "json"): Promise<Iterable<string>>;
  /** Names of the imported tables. */
  importHwNasBench(path: string): Promise<readonly string[]>;
  /** Keeps a folder of images, scaled to a side in px; lines on what came of it. */
  importImages(folder: string, sidePx: number): Promise<readonly string[]>;
  /** Fits the sample's models to the real data and writes them; returns lines on what came out. */
  fitSample(folder: string): Promise<readonly string[]>;
}
