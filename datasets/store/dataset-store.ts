import type { CheckResult } from "../checks/check-result.ts";
import { listDatasets, type ListedDataset } from "./list-datasets.ts";
import { pullDatasets, type PulledDataset } from "./pull-datasets.ts";
import { loadIssuedForecasts, type LoadedForecasts } from "./load-forecasts.ts";
import { loadImages, type LoadedImages } from "./load-images.ts";
import { loadTable, type LoadedTable } from "./load-table.ts";
import { loadTrace, type LoadedTrace } from "./load-trace.ts";
import { shelvesOf, type Shelves, type StoreOptions } from "./shelves.ts";

/** The one door to real data: tables and traces as typed columns, fetched, checked, converted and kept as needed. */
export class DatasetStore {
  readonly #shelves: Shelves;

  constructor(options: StoreOptions = {}) {
    this.#shelves = shelvesOf(options);
  }

  get cacheDir(): string {
    return this.#shelves.cacheDir;
  }

  /** The architecture table `nasbench201-cifar10`. @throws DatasetError when a file cannot be had or trusted. */
  async table(): Promise<LoadedTable> {
    return loadTable(this.#shelves);
  }

  /** A zone's hourly intensity: `US-CAL-CISO`, `US-CAL-CISO@original`. @throws UnknownDatasetError for other names. */
  async trace(name: string): Promise<LoadedTrace> {
    return loadTrace(this.#shelves, name);
  }

  /** The forecasts that were issued for a zone by the Sundial model. */
  async issuedForecasts(zone: string): Promise<LoadedForecasts> {
    return loadIssuedForecasts(this.#shelves, zone);
  }

  /** Images to train networks on: `cifar10`, `cifar10@binary`, `cifar100`, `imagenet`. */
  async images(name: string): Promise<LoadedImages> {
    return loadImages(this.#shelves, name);
  }

  /** Every dataset that can be named, and where it is. */
  async list(): Promise<ListedDataset[]> {
    return listDatasets(this.#shelves);
  }

  /** Fetches the upstream files of datasets; of those that the main scenario needs when none is named. */
  async pull(names: readonly string[] = []): Promise<PulledDataset[]> {
    return pullDatasets(this.#shelves, names);
  }

  /** Everything that must hold of the real data, as it should be and as it is. */
  async check(): Promise<CheckResult[]> {
    const { checkDatasets } = await import("./check-datasets.ts");
    return checkDatasets(this.#shelves);
  }

  /** A dataset as text, in chunks: CSV with a header, or a JSON array of objects. */
  async export(name: string, format: "csv" | "json"): Promise<Iterable<string>> {
    const { exportColumns } = await import("./export-dataset.ts");
    const { csvChunks, jsonChunks } = await import("./export-text.ts");
    const columns = await exportColumns(this.#shelves, name);
    return format === "csv" ? csvChunks(columns) : jsonChunks(columns);
  }

  /** Keeps the official HW-NAS-Bench pickle's tables; returns their names. */
  async importHwNasBench(path: string): Promise<string[]> {
    const { importHwNasBench } = await import("./import-hw-nas-bench.ts");
    return importHwNasBench(this.#shelves, path);
  }

  /** Keeps a folder of images (`train/<class>/`, `val/<class>/`), scaled; returns a line on each part. */
  async importImages(folder: string, sidePx: number): Promise<string[]> {
    const { importImages } = await import("./import-images.ts");
    return importImages(this.#shelves, folder, sidePx);
  }

  /** Fits the embedded sample's models to the real data and writes them; returns lines on what was done. */
  async fitSample(folder: string): Promise<string[]> {
    const { SAMPLE_TRACES, fitSampleFrom, writeSample } = await import("../sample/index.ts");
    await writeSample(await fitSampleFrom(this), folder);
    return [`sample written to ${folder}, fitted to the table and to ${SAMPLE_TRACES.join(", ")}`];
  }
}
