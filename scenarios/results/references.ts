import { bibtexOf } from "../../datasets/catalogue/index.ts";
import type { Manifest } from "../../harness/record/index.ts";

/** The system that is rebuilt. */
const CE_NAS =
  "@inproceedings{zhao2024cenas, title={{CE-NAS}: An End-to-End Carbon-Efficient Neural Architecture Search Framework}, author={Zhao, Yiyang and Liu, Yunzhuo and Jiang, Bo and Guo, Tian}, booktitle={NeurIPS}, year={2024}}";

/** BibTeX of all that a report's data come from, and of the paper. */
export function references({ data }: Pick<Manifest, "data">): string {
  return [CE_NAS, ...bibtexOf(data.sources.map(({ url }) => url))].map((entry) => `${entry}\n`).join("\n");
}
