import type { Accounting } from "./accounting.ts";

const CODE = "released code, cake-lab/CE-NAS @7a2ad3e";
const FREE = `free of charge in the ${CODE}`;
const MEASURED =
  "150 W GPU + 71 W processor share: mean of 2,805 measured trainings on a Quadro RTX 6000 (EC-NAS-Bench, Bakhtiarifard et al. 2024)";

/** Carbon as the released code counts it: training GPUs only, 1 kW each, PUE 1. */
export const paper: Accounting = {
  name: "paper",
  summary: "as released: 1 kW per training GPU, everything else free",
  pue: { value: 1, source: CODE },
  powerW: {
    training: { value: 1000, source: CODE },
    sampling: { value: 0, source: FREE },
    idle: { value: 0, source: FREE },
    supernetTraining: { value: 0, source: FREE },
    initialSamples: { value: 0, source: `${FREE} (its hour 0; the priced run is steps 1..79)` },
  },
  embodiedGPerGpuHour: { value: 0, source: FREE },
};

/** Everything charged, at measured or declared powers. */
export const full: Accounting = {
  name: "full",
  summary:
    "everything charged: training, sampling, supernet, initial samples, idle GPUs, embodied carbon, PUE",
  pue: {
    value: 1.2,
    source: "declared: an efficient data centre; the industry's average is about 1.55 (Uptime Institute)",
  },
  powerW: {
    training: { value: 221, source: MEASURED },
    sampling: { value: 221, source: `as training; ${MEASURED}` },
    idle: {
      value: 45,
      source:
        "declared: an idle data-centre GPU without a loaded context and its share of an idle host; a loaded CUDA context would add 26 to 66 W (arXiv:2605.23918)",
    },
    supernetTraining: { value: 221, source: `as training; ${MEASURED}` },
    initialSamples: { value: 221, source: `as training; ${MEASURED}` },
  },
  embodiedGPerGpuHour: {
    value: 10.345,
    source:
      "(server 2,500 kg / 8 GPUs + GPU 150 kg) / (6 years * 8,766 h * 85 % use), after Luccioni, Viguier, Ligozat, JMLR 24(253), 2023",
  },
};

export const PRESETS: Readonly<Record<string, Accounting>> = { paper, full };
