import { readFile } from "node:fs/promises";
import type { DataCard } from "../../reports/index.ts";
import type { LoadedData } from "../load-data.ts";
import { PACKAGE_ROOT } from "../package-root.ts";

const DATASETS = new URL("datasets/", PACKAGE_ROOT);

/** What is learned from real data has a card too. */
const LEARNED = "forecaster-weights";

/**
 * The cards of the data in use: the sample's own, or those of its upstream sources and of what was learned from such.
 * @throws Error where a card is not there: it is a part of the package.
 */
export async function dataCards({
  kind,
  sources,
}: Pick<LoadedData, "kind" | "sources">): Promise<DataCard[]> {
  const upstream = sources.map(({ name }) => name.slice(0, name.indexOf("/")));
  const names = kind === "sample" ? ["sample"] : [...new Set(upstream), LEARNED].toSorted();
  return Promise.all(
    names.map(async (name) => ({
      name,
      markdown: await readFile(new URL(`${name}/CARD.md`, DATASETS), "utf8"),
    })),
  );
}
