/** The public face of the data: the store, its errors, and what it hands out. */
export { DatasetError, UnknownDatasetError, UnreachableError } from "./dataset-error.ts";
export {
  DatasetStore,
  type LoadedForecasts,
  type LoadedImages,
  type LoadedTable,
  type LoadedTrace,
  type StoreOptions,
} from "./store/index.ts";
export type { Progress } from "./fetch/index.ts";
export type { IssuedForecastColumns } from "./sundial/issued-forecasts.ts";
export { ImageCache, readImages } from "./cache/index.ts";
export { datasetApi } from "./dataset-api.ts";
