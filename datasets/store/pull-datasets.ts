import { TABLE_NAME } from "../nasbench201/table-name.ts";
import { DatasetError } from "../dataset-error.ts";
import { datasetNamed, filesOf, type NamedDataset } from "./dataset-name.ts";
import type { Shelves } from "./shelves.ts";

/** What one name of `datasets pull` came to. */
export interface PulledDataset {
  readonly name: string;
  readonly files: number;
  /** Files that were not in the cache already. */
  readonly fetched: number;
}

/** What the main scenario needs. */
const DEFAULT_NAMES = [TABLE_NAME, "carbon/US-CAL-CISO@original", "carbon/US-CAL-CISO"];

/** Fetches the upstream files of datasets, or of those that the main scenario needs. All names are checked first. */
export async function pullDatasets(shelves: Shelves, names: readonly string[]): Promise<PulledDataset[]> {
  const datasets = (names.length === 0 ? DEFAULT_NAMES : names).map(datasetNamed);
  const pulled: PulledDataset[] = [];
  for (const dataset of datasets) {
    const remedy = howToImport(dataset);
    if (remedy !== undefined)
      throw new DatasetError({ what: "not to be fetched", where: dataset.name, remedy });
    const files = filesOf(dataset);
    let fetched = 0;
    for (const file of files) fetched += (await shelves.fetcher.pull(file)) ? 1 : 0;
    pulled.push({ name: dataset.name, files: files.length, fetched });
  }
  return pulled;
}

/** What a user does to have a dataset that is never fetched. */
function howToImport({ kind }: NamedDataset): string | undefined {
  if (kind === "imported")
    return "Download the official pickle and run `datasets import hw-nas-bench <pickle>`";
  if (kind === "imported-images")
    return "Get ImageNet from image-net.org and run `datasets import imagenet <folder>`";
  return undefined;
}
