import { unknownName } from "../../harness/text/index.ts";
import { ISSUED_FORECASTS, TABLE_FILES, type UpstreamFile } from "../catalogue/index.ts";
import { UnknownDatasetError } from "../dataset-error.ts";
import { TABLE_NAME } from "../nasbench201/table-name.ts";
import { forecastFile } from "./load-forecasts.ts";
import { FETCHED_IMAGES, IMPORTED_IMAGES, imageFile, type FetchedImages } from "./load-images.ts";
import { traceNamed, traceNames } from "./trace-name.ts";

/** Data sets of the official HW-NAS-Bench, as it names them. */
export const HW_NAS_BENCH_DATA_SETS = ["cifar10", "cifar100", "ImageNet16-120"] as const;

/** A dataset as the command line names it. */
export type NamedDataset =
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "trace"; readonly name: string; readonly trace: string }
  | { readonly kind: "forecast"; readonly name: string; readonly zone: string }
  | { readonly kind: "images"; readonly name: FetchedImages }
  | { readonly kind: "imported"; readonly name: string }
  | { readonly kind: "imported-images"; readonly name: string };

const TRACE = "carbon/";
const FORECAST = "forecast/";
const IMPORTED = "hw-nas-bench/";

/** @throws UnknownDatasetError naming the nearest names first. */
export function datasetNamed(name: string): NamedDataset {
  if (name === TABLE_NAME) return { kind: "table", name };
  if (name.startsWith(TRACE)) {
    const trace = name.slice(TRACE.length);
    traceNamed(trace);
    return { kind: "trace", name, trace };
  }
  if (name.startsWith(FORECAST)) {
    const zone = name.slice(FORECAST.length);
    forecastFile(zone);
    return { kind: "forecast", name, zone };
  }
  const images = FETCHED_IMAGES.find((known) => known === name);
  if (images !== undefined) return { kind: "images", name: images };
  if (name === IMPORTED_IMAGES) return { kind: "imported-images", name };
  const known = datasetNames();
  if (name.startsWith(IMPORTED) && known.includes(name)) return { kind: "imported", name };
  throw new UnknownDatasetError(unknownName("dataset", name, known).message);
}

/** Every name that {@link datasetNamed} knows. */
export function datasetNames(): string[] {
  return [
    TABLE_NAME,
    ...FETCHED_IMAGES,
    IMPORTED_IMAGES,
    ...HW_NAS_BENCH_DATA_SETS.map((dataSet) => IMPORTED + dataSet),
    ...traceNames().map((trace) => TRACE + trace),
    ...Object.keys(ISSUED_FORECASTS).map((zone) => FORECAST + zone),
  ];
}

/** The upstream files of a dataset; none for one that the user brings. */
export function filesOf(dataset: NamedDataset): readonly UpstreamFile[] {
  switch (dataset.kind) {
    case "table":
      return Object.values(TABLE_FILES);
    case "trace":
      return [traceNamed(dataset.trace).file];
    case "forecast":
      return [forecastFile(dataset.zone)];
    case "images":
      return [imageFile(dataset.name)];
    case "imported":
    case "imported-images":
      return [];
  }
}
