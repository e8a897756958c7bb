import {
  AUTOML_REPO,
  FEW_SHOT_NAS,
  FREEREA_PERFMETRICS,
  FREEREA_PROXIES,
  HELP,
  MINI_NASBENCH,
  NATS_LANDSCAPE,
} from "./sources.ts";
import { upstreamFile } from "./upstream-file.ts";

const HELP_LATENCY = "data/nasbench201/latency";
const SUPERNETS = "Few-Shot_NasBench201/supernet_info";
const PROXIES = "cached_metrics/nats/cifar10";

/** Every file that the architecture table is put together from. */
export const TABLE_FILES = {
  cifar10: upstreamFile(
    FREEREA_PERFMETRICS,
    "cifar10_perfmetrics.txt",
    "cachedmetrics/cifar10_perfmetrics.txt",
    1_562_576,
    "0f71363960f31d10dab2f943b63a80431e3ab3b24fcc6e7e86aa24cd7fc72e5f",
  ),
  architectures: upstreamFile(
    NATS_LANDSCAPE,
    "nats_bench.csv",
    "nats_bench.csv",
    3_024_008,
    "cb5d777ec3368be83c8f9b3aa4d520696051cb0eb8d94b8f85b519f9ea4afa3e",
  ),
  scaledHardware: upstreamFile(
    AUTOML_REPO,
    "hw_n201_cifar10_evals.pickle",
    "experiments/mo/pretraining_data/hw_n201_cifar10_evals.pickle",
    940_565,
    "c48fb68d7c107fa5baa2b7ee3c0318c0d12b8f42d20959113d3f3321fe93384f",
  ),
  raspi4: upstreamFile(
    HELP,
    "raspi4.pt",
    `${HELP_LATENCY}/raspi4.pt`,
    141_039,
    "2fae425c50bcaef7aacc5391244cd0af98bfc7fba689a8741e461cb18192f57c",
  ),
  pixel3: upstreamFile(
    HELP,
    "pixel3.pt",
    `${HELP_LATENCY}/pixel3.pt`,
    141_039,
    "cf1387da12e06b1d4541ce85f3ca4869d551084e09daf4acf024b6e21a80d465",
  ),
  eyeriss: upstreamFile(
    HELP,
    "eyeriss.pt",
    `${HELP_LATENCY}/eyeriss.pt`,
    141_039,
    "6f1dd2f8c0442289a09ab78e63e49bde96489f6d455cc33d5fa5aed37edb5d03",
  ),
  fpga: upstreamFile(
    HELP,
    "fpga.pt",
    `${HELP_LATENCY}/fpga.pt`,
    141_039,
    "6a0333c1476a3ab039d8c39e5d42ac99efe9e7f3ff521289569013fa84233b28",
  ),
  architectureIndex: upstreamFile(
    HELP,
    "str_arch2idx.pt",
    "data/nasbench201/str_arch2idx.pt",
    1_536_943,
    "e1d7b7cc7cf51d7c3cd6f9e726e7395bea87d7ba674e26202fb8633f963aef0d",
  ),
  oneShot: upstreamFile(
    FEW_SHOT_NAS,
    "one-shot-supernet",
    `${SUPERNETS}/one-shot-supernet`,
    2_097_363,
    "69c5e90d992b7730b52a0b49849be226843eceb427b50382690a5a8c5cba88a9",
  ),
  fewShot: upstreamFile(
    FEW_SHOT_NAS,
    "few-shot-supernet",
    `${SUPERNETS}/few-shot-supernet`,
    2_097_691,
    "6704553c216731415a7a01b4e237da49df9bd37318fc032f0e1800fba7a95a41",
  ),
  epochs12: upstreamFile(
    MINI_NASBENCH,
    "mini-bench-arch-cell-accs.pd",
    "mini-bench-arch-cell-accs.pd",
    2_257_579,
    "bda800741eea1512fab0ed771f19c8fde06c266db3bbf4690ab5921f621877fe",
  ),
  params: upstreamFile(
    FREEREA_PROXIES,
    "params.csv",
    `${PROXIES}/params.csv`,
    223_278,
    "d5ec909fea57136b5734ed46cb96db9eaf2124693b4178126ef1c41d2a6e0e8b",
  ),
  naswot: upstreamFile(
    FREEREA_PROXIES,
    "naswot.csv",
    `${PROXIES}/naswot.csv`,
    994_567,
    "c18f163c0dd1b09a4a520ba6c7b4760015d046dab1ca146762a5c889cbbcafdd",
  ),
  logsynflow: upstreamFile(
    FREEREA_PROXIES,
    "logsynflow.csv",
    `${PROXIES}/logsynflow.csv`,
    679_405,
    "02ffa0ade7525975b2acb4b3af42a48c21ed7141dac821f80d00a43a889bb94e",
  ),
} as const;

/** Accuracies on the whole original test sets; the table holds NATS-Bench's x-test, and `check` holds one against the other. */
export const WHOLE_TEST_SET_FILES = {
  cifar100: upstreamFile(
    FREEREA_PERFMETRICS,
    "cifar100_perfmetrics.txt",
    "cachedmetrics/cifar100_perfmetrics.txt",
    1_562_576,
    "e1a024bee46bb3df9fbc0c5d41c0efe6063897df33116582a714ef38b0e94372",
  ),
  imagenet16: upstreamFile(
    FREEREA_PERFMETRICS,
    "imagenet_perfmetrics.txt",
    "cachedmetrics/imagenet_perfmetrics.txt",
    1_562_576,
    "a241479dbc7a969436b114756ae37aad20dfdbe2fac2656110d94c52a397d5bb",
  ),
} as const;

/** The true accuracies that the supernet authors used: an older seed set, kept as a cross-check and in no column. */
export const SUPERNET_TRUTH = upstreamFile(
  FEW_SHOT_NAS,
  "nasbench201",
  `${SUPERNETS}/nasbench201`,
  2_098_204,
  "31d66fbfd64850150141ed403360bd92684443f684db1976a7b63db55f1d4f85",
);

export type TableFileKey = keyof typeof TABLE_FILES;
