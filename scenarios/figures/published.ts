const ABSTRACT = "CE-NAS, NeurIPS 2024, arXiv 2406.01414, abstract";
const RESULTS = "CE-NAS, NeurIPS 2024, arXiv 2406.01414, evaluation";
const UNPUBLISHED = "not published as numbers";

/** What the paper reports, with its source, and where ours stands, or what ours lacks. */
export const PUBLISHED: readonly {
  readonly experiment: string;
  readonly setting: string;
  readonly published: string;
  readonly source: string;
  readonly ours: string;
}[] = [
  [
    "HW-NASBench",
    "CISO 2021, 8 GPUs",
    "up to 7.22x less carbon than vanilla NAS at comparable search efficiency; of which points is not published",
    ABSTRACT,
    "tables/targets, tables/savings",
  ],
  [
    "search progress",
    "HW-NASBench",
    UNPUBLISHED,
    RESULTS,
    "figures/log-difference-by-hours, figures/log-difference-by-carbon",
  ],
  [
    "search progress",
    "NasBench301",
    UNPUBLISHED,
    RESULTS,
    "missing: NasBench301's surrogate models are not among the data",
  ],
  ["HV under a carbon budget", "HW-NASBench; 5, 10, 30, 50 kg", UNPUBLISHED, RESULTS, "tables/budgets"],
  [
    "HV under a carbon budget",
    "NasBench301; 25, 50, 75, 100 kg",
    UNPUBLISHED,
    RESULTS,
    "missing: NasBench301's surrogate models are not among the data",
  ],
  ["forecast MAPE", "CISO, DE, PJM; 1, 2, 3 days ahead", UNPUBLISHED, RESULTS, "tables/forecast-scores"],
  ["discrete or continuous action", "HV per budget", UNPUBLISHED, RESULTS, "tables/actions"],
  ["LaMOO region or random", "HV, accuracy, energy", UNPUBLISHED, RESULTS, "tables/regions"],
  ["evaluator comparison", "cost, initial cost, accuracy", UNPUBLISHED, RESULTS, "tables/evaluators"],
  [
    "CIFAR-10, NasNet space",
    "accuracy, parameters, carbon",
    "97.35 %, 1.68 M parameters, 38.53 lbs CO2",
    RESULTS,
    "missing: trainings in the NasNet space; no table of them is among the data",
  ],
  [
    "ImageNet",
    "accuracy, TensorRT FP16 latency on a V100, carbon",
    "80.6 %, 0.78 ms, 909.86 lbs CO2",
    RESULTS,
    "missing: trainings on ImageNet; no table of them is among the data",
  ],
].map(([experiment, setting, published, source, ours]) => ({ experiment, setting, published, source, ours }));
