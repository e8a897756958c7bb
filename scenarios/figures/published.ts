import { PUBLISHED_FOLD, claimVerdict, claimedFold, numberText } from "../../reports/index.ts";
import { besideRow, missingRow, unpublished, type BesideThePaper } from "./beside-row.ts";
import { estimateIn, estimateText, numberIn, type Row } from "./estimate-text.ts";
import type { ToldRuns } from "./told-runs.ts";

/** The cached runs of a scenario of the plan. */
type RunsOf = (scenario: string) => ToldRuns;

const ABSTRACT = "CE-NAS, NeurIPS 2024, arXiv 2406.01414, abstract";
const NO_SURROGATES = "NasBench301's surrogate models are not among the data";

const TARGETS = ["0.95", "0.97", "0.98", "0.99"];
const BUDGETS_KG = [5, 10, 30, 50];
const DAYS = [1, 2, 3];

/** What the paper reports, with its source, beside what our tables say. */
export function besideThePaper(runsOf: RunsOf): BesideThePaper[] {
  return [
    ...["paper", "full"].flatMap((accounting) =>
      TARGETS.map((target) => headline(runsOf("hwnasbench"), accounting, target)),
    ),
    besideRow(
      unpublished("search progress", "HW-NASBench"),
      "hwnasbench",
      runsOf("hwnasbench"),
      "figures/log-difference-by-hours, figures/log-difference-by-carbon",
    ),
    missingRow(unpublished("search progress", "NasBench301"), NO_SURROGATES),
    ...BUDGETS_KG.map((kg) => budget(runsOf("carbon-budgets"), kg)),
    missingRow(unpublished("HV under a carbon budget", "NasBench301; 25, 50, 75, 100 kg"), NO_SURROGATES),
    ...["US-CAL-CISO", "DE", "US-MIDA-PJM"].flatMap((zone) =>
      DAYS.map((days) => forecast(runsOf("forecasting"), zone, days)),
    ),
    ...BUDGETS_KG.map((kg) => actions(runsOf("actions"), kg)),
    ...region(runsOf("regions-of-space")),
    ...evaluators(runsOf("evaluators")),
    missingRow(
      {
        ...unpublished("final network, CIFAR-10", "NasNet space: accuracy, parameters, carbon"),
        published: "97.35 %, 1.68 M parameters, 38.53 lbs CO2",
      },
      "trainings of 600 epochs in the NasNet space take a GPU",
    ),
    missingRow(
      {
        ...unpublished("final network, ImageNet", "accuracy, TensorRT FP16 latency on a V100, carbon"),
        published: "80.6 %, 0.78 ms, 909.86 lbs CO2",
      },
      "trainings on ImageNet take GPUs, and its images are not among the data",
    ),
  ];
}

/** Either way round the two may have been compared. */
function headline(runs: ToldRuns, accounting: string, target: string): BesideThePaper {
  const found = runs
    .rows("comparisons")
    .filter((row) => row["accounting"] === accounting && row["metric"] === `carbonKgTo.${target}`)
    .map((row) => ({ row, fold: foldIn(row) }))
    .find(({ fold }) => fold !== null);
  const paper = {
    experiment: "carbon of vanilla NAS over CE-NAS's",
    setting: `HW-NASBench, CISO 2021, 8 GPUs; to ${percent(target)} of HV_max, accounting ${accounting}`,
    published: `up to ${PUBLISHED_FOLD}x, at a point of search progress that is not told`,
    source: ABSTRACT,
  };
  const from = "hwnasbench: tables/comparisons";
  if (found === undefined || found.fold === null) return besideRow(paper, from, runs, null);
  const { row, fold } = found;
  const [low, high] = fold.interval ?? [null, null];
  return besideRow(
    paper,
    from,
    runs,
    `${estimateText({ value: fold.times, low, high }, "x")}, n = ${row["ratioN"]} of ${row["n"]} seeds where both got there`,
    claimVerdict(fold),
  );
}

function foldIn(row: Row): ReturnType<typeof claimedFold> {
  const { value: ratio, low, high } = estimateIn(row, "ratio", "ci95Low", "ci95High");
  const { method = "", against = "" } = row;
  return claimedFold({ method, against, ratio, ci95: low === null || high === null ? null : [low, high] });
}

function budget(runs: ToldRuns, kg: number): BesideThePaper {
  const told = runs
    .rows("budgets")
    .filter(
      (row) =>
        numberIn(row, "budgetKg") === kg &&
        row["accounting"] === "paper" &&
        ["ce-nas", "vanilla"].includes(row["method"] ?? ""),
    )
    .map(
      (row) =>
        `${row["method"]}, forecasts by ${row["forecaster"]}: ${estimateText(estimateIn(row, "mean", "low", "high"), " %")}`,
    );
  return besideRow(
    unpublished(
      "HV under a carbon budget",
      `HW-NASBench; ${kg} kg; HV as a share of HV_max, accounting paper`,
    ),
    "carbon-budgets: tables/budgets",
    runs,
    told.length === 0 ? null : told.join("; "),
  );
}

function forecast(runs: ToldRuns, zone: string, days: number): BesideThePaper {
  const rows = runs
    .rows("forecast-scores")
    .filter(
      (row) =>
        row["zone"] === zone &&
        row["signal"] === "lifecycle" &&
        numberIn(row, "hours") === 24 * days &&
        ["transformer", "ensemble", "persistence"].includes(row["forecaster"] ?? ""),
    );
  const told = rows.map((row) => {
    const mape = numberIn(row, "mape");
    return `${row["forecaster"]} ${mape === null ? "no number" : `${mape.toFixed(2)} %`}`;
  });
  return besideRow(
    unpublished("forecast MAPE", `${zone}; up to ${days} ${days === 1 ? "day" : "days"} ahead, life-cycle`),
    "forecasting: tables/forecast-scores",
    runs,
    told.length === 0 ? null : `${told.join(", ")}; ${rows[0]["origins"]} origins`,
  );
}

function actions(runs: ToldRuns, kg: number): BesideThePaper {
  const row = runs
    .rows("actions")
    .find(
      (one) =>
        one["contrast"] === `${kg} kg` &&
        one["accounting"] === "paper" &&
        one["metric"] === "hypervolumeFraction",
    );
  return besideRow(
    unpublished("discrete or continuous action", `HV per budget; ${kg} kg, accounting paper`),
    "actions: tables/actions",
    runs,
    row === undefined
      ? null
      : `continuous less discrete: ${estimateText(estimateIn(row, "difference", "low", "high"), ` ${row["unit"]}`)}, n = ${row["n"]}`,
  );
}

function region(runs: ToldRuns): BesideThePaper[] {
  const rows = runs.rows("regions");
  const most = Math.max(...rows.map((row) => Number(row["trained"])));
  const from = "regions-of-space: tables/regions";
  const told = rows
    .filter((row) => Number(row["trained"]) === most)
    .map((row) =>
      besideRow(
        unpublished("LaMOO region or random", `${row["measure"]}, after ${most} trainings`),
        from,
        runs,
        `region ${estimateText(estimateIn(row, "region", "region.low", "region.high"), "")}, space ${estimateText(estimateIn(row, "space", "space.low", "space.high"), "")} ${row["unit"]}`,
      ),
    );
  const none = besideRow(unpublished("LaMOO region or random", "HV, accuracy, energy"), from, runs, null);
  return told.length > 0 ? told : [none];
}

function evaluators(runs: ToldRuns): BesideThePaper[] {
  const from = "evaluators: tables/evaluators";
  const told = runs
    .rows("evaluators")
    .map((row) =>
      besideRow(
        unpublished("evaluator comparison", `${row["evaluator"]}: cost, initial cost, accuracy`),
        from,
        runs,
        `${numberText(numberIn(row, "costSeconds"))} s each, ${numberText(numberIn(row, "setupGpuHours"))} GPU-h before; Kendall tau ${estimateText(estimateIn(row, "kendall", "kendall.low", "kendall.high"), "")}`,
      ),
    );
  const none = besideRow(
    unpublished("evaluator comparison", "cost, initial cost, accuracy"),
    from,
    runs,
    null,
  );
  return told.length > 0 ? told : [none];
}

function percent(share: string): string {
  return `${Math.round(Number(share) * 100)} %`;
}
