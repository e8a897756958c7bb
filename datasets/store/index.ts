export { DatasetStore } from "./dataset-store.ts";
export type { LoadedForecasts } from "./load-forecasts.ts";
export type { LoadedImages } from "./load-images.ts";
export type { LoadedTable } from "./load-table.ts";
export type { LoadedTrace } from "./load-trace.ts";
export type { StoreOptions } from "./shelves.ts";
export type { ListedDataset } from "./list-datasets.ts";
export type { PulledDataset } from "./pull-datasets.ts";
