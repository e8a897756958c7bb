import { readFile, readdir } from "node:fs/promises";
import type { DataCard } from "../reports/index.ts";
import type { LoadedData } from "./load-data.ts";
import { PACKAGE_ROOT } from "./package-root.ts";

const DATASETS = new URL("datasets/", PACKAGE_ROOT);

/** The cards of the data in use: the sample's own, or those of all upstream sources. */
export async function dataCards({ kind }: Pick<LoadedData, "kind">): Promise<DataCard[]> {
  const folders =
    kind === "sample" ? ["sample"] : (await readdir(DATASETS)).filter((name) => name !== "sample").toSorted();
  const cards: DataCard[] = [];
  for (const name of folders) {
    const markdown = await readFile(new URL(`${name}/CARD.md`, DATASETS), "utf8").catch(() => null);
    if (markdown !== null) cards.push({ name, markdown });
  }
  return cards;
}
