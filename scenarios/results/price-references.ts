import type { PriceNote } from "../../harness/record/index.ts";

/** A source of prices: `named` is how a price's own words tell of it. */
const SOURCES: readonly { readonly named: string; readonly bibtex: string }[] = [
  {
    named: "cake-lab/CE-NAS",
    bibtex:
      "@misc{cenascode, title={{CE-NAS}, released code}, author={Zhao, Yiyang and Liu, Yunzhuo and Jiang, Bo and Guo, Tian}, year={2024}, howpublished={\\url{https://github.com/cake-lab/CE-NAS}}, note={commit 7a2ad3e}}",
  },
  {
    named: "EC-NAS-Bench",
    bibtex:
      "@inproceedings{bakhtiarifard2024ecnas, title={{EC-NAS}: Energy Consumption Aware Tabular Benchmarks for Neural Architecture Search}, author={Bakhtiarifard, Pedram and Igel, Christian and Selvan, Raghavendra}, booktitle={ICASSP}, year={2024}}",
  },
  {
    named: "JMLR 24(253)",
    bibtex:
      "@article{luccioni2023bloom, title={Estimating the Carbon Footprint of {BLOOM}, a {176B} Parameter Language Model}, author={Luccioni, Alexandra Sasha and Viguier, Sylvain and Ligozat, Anne-Laure}, journal={Journal of Machine Learning Research}, volume={24}, number={253}, pages={1--15}, year={2023}}",
  },
  {
    named: "arXiv:2605.23918",
    bibtex:
      "@misc{vadari2026parking, title={The Model Parking Tax: Quantifying the Hidden Energy Cost of Always-On {GPU} Model Deployment}, author={Vadari, Sai Sathvik}, year={2026}, eprint={2605.23918}, archivePrefix={arXiv}, primaryClass={cs.DC}}",
  },
  {
    named: "Uptime Institute",
    bibtex:
      "@techreport{uptime2022survey, title={Global Data Center Survey 2022}, author={{Uptime Institute}}, institution={Uptime Institute}, year={2022}}",
  },
];

/** The bibliography entries of the sources that prices name, each once, in order of their text. */
export function priceReferences(prices: readonly Pick<PriceNote, "source">[]): string[] {
  return SOURCES.filter(({ named }) => prices.some(({ source }) => source.includes(named)))
    .map(({ bibtex }) => bibtex)
    .toSorted();
}
