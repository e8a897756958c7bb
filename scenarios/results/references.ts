import { bibtexOf } from "../../datasets/catalogue/index.ts";
import type { ExperimentManifest, Manifest } from "../../harness/record/index.ts";
import { priceReferences } from "./price-references.ts";

/** The system that is rebuilt. */
const CE_NAS =
  "@inproceedings{zhao2024cenas, title={{CE-NAS}: An End-to-End Carbon-Efficient Neural Architecture Search Framework}, author={Zhao, Yiyang and Liu, Yunzhuo and Jiang, Bo and Guo, Tian}, booktitle={NeurIPS}, year={2024}}";

/** BibTeX of the paper, and of all that a report's data and prices come from. */
export function references({
  data,
  accountings = {},
}: Pick<Manifest, "data"> & Partial<Pick<ExperimentManifest, "accountings">>): string {
  const prices = Object.values(accountings).flat();
  const used = [...bibtexOf(data.sources.map(({ url }) => url)), ...priceReferences(prices)];
  return [CE_NAS, ...new Set(used)].map((entry) => `${entry}\n`).join("\n");
}
