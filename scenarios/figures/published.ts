import { PUBLISHED_FOLD, claimVerdict } from "../../reports/index.ts";

/** A row of a table of a scenario's report, as its CSV has it; numbers as text. */
type Row = Readonly<Record<string, string | undefined>>;

/** The rows of a table of a scenario's report; none where it has not been run. */
export type TablesOf = (scenario: string, table: string) => readonly Row[];

/** One number of the paper, or the place where it shows one without telling it, beside ours. */
export interface BesideThePaper {
  readonly experiment: string;
  readonly setting: string;
  readonly published: string;
  readonly source: string;
  /** Ours with its 95 % interval where it has one; `missing: …` where ours cannot be had. */
  readonly ours: string;
  readonly verdict: string;
  /** The table or figure that ours is read from. */
  readonly from: string;
}

const ABSTRACT = "CE-NAS, NeurIPS 2024, arXiv 2406.01414, abstract";
const RESULTS = "CE-NAS, NeurIPS 2024, arXiv 2406.01414, evaluation";
const UNPUBLISHED = "not published as a number";
const NOTHING_TO_JUDGE = "-";

const TARGETS = ["0.95", "0.97", "0.98", "0.99"];
const BUDGETS_KG = [5, 10, 30, 50];
const DAYS = [1, 2, 3];

/** What the paper reports, with its source, beside what our tables say. */
export function besideThePaper(tables: TablesOf): BesideThePaper[] {
  return [
    ...["paper", "full"].flatMap((accounting) =>
      TARGETS.map((target) => headline(tables, accounting, target)),
    ),
    {
      ...unpublished("search progress", "HW-NASBench"),
      ours: "figures/log-difference-by-hours, figures/log-difference-by-carbon",
      from: "hwnasbench",
    },
    missing("search progress", "NasBench301", "NasBench301's surrogate models are not among the data"),
    ...BUDGETS_KG.map((kg) => budget(tables, kg)),
    missing(
      "HV under a carbon budget",
      "NasBench301; 25, 50, 75, 100 kg",
      "NasBench301's surrogate models are not among the data",
    ),
    ...["US-CAL-CISO", "DE", "US-MIDA-PJM"].flatMap((zone) =>
      DAYS.map((days) => forecast(tables, zone, days)),
    ),
    ...BUDGETS_KG.map((kg) => actions(tables, kg)),
    ...region(tables),
    ...evaluators(tables),
    {
      ...missing(
        "final network, CIFAR-10",
        "NasNet space: accuracy, parameters, carbon",
        "trainings of 600 epochs in the NasNet space take a GPU",
      ),
      published: "97.35 %, 1.68 M parameters, 38.53 lbs CO2",
    },
    {
      ...missing(
        "final network, ImageNet",
        "accuracy, TensorRT FP16 latency on a V100, carbon",
        "trainings on ImageNet take GPUs, and its images are not among the data",
      ),
      published: "80.6 %, 0.78 ms, 909.86 lbs CO2",
    },
  ];
}

function headline(tables: TablesOf, accounting: string, target: string): BesideThePaper {
  const row = tables("hwnasbench", "comparisons").find(
    (one) =>
      one["accounting"] === accounting &&
      one["metric"] === `carbonKgTo.${target}` &&
      one["method"] === "ce-nas" &&
      one["against"] === "vanilla",
  );
  const fold = invertedOf(row);
  return {
    experiment: "carbon of vanilla NAS over CE-NAS's",
    setting: `HW-NASBench, CISO 2021, 8 GPUs; to ${percent(target)} of HV_max, accounting ${accounting}`,
    published: `up to ${PUBLISHED_FOLD}x, at a point of search progress that is not told`,
    source: ABSTRACT,
    ours:
      fold === null
        ? NOT_RUN
        : `${withInterval(fold, "x")}, n = ${row?.["ratioN"]} of ${row?.["n"]} seeds where both got there`,
    verdict: fold === null ? NOTHING_TO_JUDGE : claimVerdict(fold.value, fold.high ?? fold.value),
    from: "hwnasbench: tables/comparisons",
  };
}

const NOT_RUN = "not run yet: npm run figures";

function budget(tables: TablesOf, kg: number): BesideThePaper {
  const rows = tables("carbon-budgets", "budgets").filter(
    (row) =>
      Number(row["budgetKg"]) === kg &&
      row["accounting"] === "paper" &&
      ["ce-nas", "vanilla"].includes(row["method"] ?? ""),
  );
  const told = rows.map(
    (row) =>
      `${row["method"]}, forecasts by ${row["forecaster"]}: ${withInterval(estimate(row, "mean", "low", "high"), " %")}`,
  );
  return {
    ...unpublished(
      "HV under a carbon budget",
      `HW-NASBench; ${kg} kg; HV as a share of HV_max, accounting paper`,
    ),
    ours: told.length === 0 ? NOT_RUN : told.join("; "),
    from: "carbon-budgets: tables/budgets",
  };
}

function forecast(tables: TablesOf, zone: string, days: number): BesideThePaper {
  const rows = tables("forecasting", "forecast-scores").filter(
    (row) =>
      row["zone"] === zone &&
      row["signal"] === "lifecycle" &&
      Number(row["hours"]) === 24 * days &&
      ["transformer", "ensemble", "persistence"].includes(row["forecaster"] ?? ""),
  );
  const told = rows.map((row) => `${row["forecaster"]} ${Number(row["mape"]).toFixed(2)} %`);
  return {
    ...unpublished(
      "forecast MAPE",
      `${zone}; up to ${days} ${days === 1 ? "day" : "days"} ahead, life-cycle`,
    ),
    ours: told.length === 0 ? NOT_RUN : `${told.join(", ")}; ${rows[0]["origins"]} origins`,
    from: "forecasting: tables/forecast-scores",
  };
}

function actions(tables: TablesOf, kg: number): BesideThePaper {
  const row = tables("actions", "actions").find(
    (one) =>
      one["contrast"] === `${kg} kg` &&
      one["accounting"] === "paper" &&
      one["metric"] === "hypervolumeFraction",
  );
  return {
    ...unpublished("discrete or continuous action", `HV per budget; ${kg} kg, accounting paper`),
    ours:
      row === undefined
        ? NOT_RUN
        : `continuous less discrete: ${withInterval(estimate(row, "difference", "low", "high"), ` ${row["unit"]}`)}, n = ${row["n"]}`,
    from: "actions: tables/actions",
  };
}

function region(tables: TablesOf): BesideThePaper[] {
  const rows = tables("regions-of-space", "regions");
  const most = Math.max(...rows.map((row) => Number(row["trained"])));
  const told = rows
    .filter((row) => Number(row["trained"]) === most)
    .map((row): BesideThePaper => ({
      ...unpublished("LaMOO region or random", `${row["measure"]}, after ${most} trainings`),
      ours: `region ${withInterval(estimate(row, "region", "region.low", "region.high"), "")}, space ${withInterval(estimate(row, "space", "space.low", "space.high"), "")} ${row["unit"]}`,
      from: "regions-of-space: tables/regions",
    }));
  return told.length > 0
    ? told
    : [
        {
          ...unpublished("LaMOO region or random", "HV, accuracy, energy"),
          ours: NOT_RUN,
          from: "regions-of-space",
        },
      ];
}

function evaluators(tables: TablesOf): BesideThePaper[] {
  const told = tables("evaluators", "evaluators").map((row): BesideThePaper => ({
    ...unpublished("evaluator comparison", `${row["evaluator"]}: cost, initial cost, accuracy`),
    ours: `${Number(row["costSeconds"]).toPrecision(3)} s each, ${Number(row["setupGpuHours"]).toPrecision(3)} GPU-h before; Kendall tau ${withInterval(estimate(row, "kendall", "kendall.low", "kendall.high"), "")}`,
    from: "evaluators: tables/evaluators",
  }));
  return told.length > 0
    ? told
    : [
        {
          ...unpublished("evaluator comparison", "cost, initial cost, accuracy"),
          ours: NOT_RUN,
          from: "evaluators",
        },
      ];
}

function unpublished(experiment: string, setting: string): Omit<BesideThePaper, "ours" | "from"> {
  return { experiment, setting, published: UNPUBLISHED, source: RESULTS, verdict: NOTHING_TO_JUDGE };
}

function missing(experiment: string, setting: string, why: string): BesideThePaper {
  return { ...unpublished(experiment, setting), ours: `missing: ${why}`, from: NOTHING_TO_JUDGE };
}

interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

function estimate(row: Row, value: string, low: string, high: string): Estimate {
  return { value: Number(row[value]), low: numberOf(row[low]), high: numberOf(row[high]) };
}

/** The other way round: vanilla over ce-nas. */
function invertedOf(row: Row | undefined): Estimate | null {
  const ratio = numberOf(row?.["ratio"]);
  if (row === undefined || ratio === null) return null;
  const [low, high] = [numberOf(row["ci95High"]), numberOf(row["ci95Low"])];
  return { value: 1 / ratio, low: low === null ? null : 1 / low, high: high === null ? null : 1 / high };
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}

function withInterval({ value, low, high }: Estimate, unit: string): string {
  const short = (number: number): string => String(Number(number.toPrecision(4)));
  return low === null || high === null
    ? `${short(value)}${unit}`
    : `${short(value)}${unit} [${short(low)}, ${short(high)}]`;
}

function percent(share: string): string {
  return `${Math.round(Number(share) * 100)} %`;
}
