import { describe, expect, it } from "vitest";
import type { BesideThePaper } from "../../scenarios/figures/beside-row.ts";
import type { Row } from "../../scenarios/figures/estimate-text.ts";
import { besideThePaper } from "../../scenarios/figures/published.ts";
import type { ToldRuns } from "../../scenarios/figures/told-runs.ts";

const FRESH = { lacking: null, isSample: false };

/** Beside the paper, where one scenario alone was run and one table of it has these rows. */
function besideOf(
  path: string,
  rows: readonly Row[],
  runs: Omit<ToldRuns, "rows"> = FRESH,
): BesideThePaper[] {
  const [scenario, table] = path.split("/");
  return besideThePaper((asked) =>
    asked === scenario
      ? { ...runs, rows: (name) => (name === table ? rows : []) }
      : { lacking: "not run yet: make it with: npm run figures", isSample: false, rows: () => [] },
  );
}

function rowOf(rows: readonly BesideThePaper[], experiment: string, setting: string): BesideThePaper {
  const found = rows.filter((row) => row.experiment === experiment && row.setting.startsWith(setting));
  expect(found).toHaveLength(1);
  return found[0];
}

/** Carbon of ce-nas over vanilla's is a quarter, as the report's table has it; others stand beside it. */
const compared = {
  accounting: "paper",
  metric: "carbonKgTo.0.97",
  method: "ce-nas",
  against: "vanilla",
  ratio: "0.25",
  ci95Low: "0.125",
  ci95High: "0.5",
  ratioN: "19",
  n: "20",
};
const others = [
  { ...compared, against: "random", ratio: "0.01" },
  { ...compared, metric: "carbonKgTo.0.98", ratio: "0.02" },
  { ...compared, accounting: "full", ratio: "0.8" },
];

describe("the headline", () => {
  const headline = (row: Row, runs: Omit<ToldRuns, "rows"> = FRESH): BesideThePaper =>
    rowOf(
      besideOf("hwnasbench/comparisons", [...others, row], runs),
      "carbon of vanilla NAS over CE-NAS's",
      "HW-NASBench, CISO 2021, 8 GPUs; to 97 % of HV_max, accounting paper",
    );
  const said = "4x [2, 8], n = 19 of 20 seeds where both got there";

  it("tells vanilla's carbon over ce-nas's, which is the table's ratio turned round, bounds too, and judges it", () => {
    expect(headline(compared)).toMatchObject({
      ours: said,
      verdict: "undecided: the interval holds 7.22",
      from: "hwnasbench: tables/comparisons",
    });
  });

  it("takes the pair whichever way round it stands", () => {
    const turned = { method: "vanilla", against: "ce-nas", ratio: "4", ci95Low: "2", ci95High: "8" };
    expect(headline({ ...compared, ...turned })).toEqual(headline(compared));
  });

  it.each([
    [{ ratio: "0.1", ci95Low: "0.05", ci95High: "0.125" }, "reached"],
    [{ ratio: "0.1", ci95Low: "0.05", ci95High: "0.2" }, "undecided: the interval holds 7.22"],
    [{ ratio: "0.25", ci95Low: "0.2", ci95High: "0.5" }, "not reached"],
    [{ ratio: "0.1", ci95Low: "", ci95High: "" }, "no interval"],
  ])("is judged by both ends of its interval: %o", (cells, verdict) => {
    expect(headline({ ...compared, ...cells }).verdict).toBe(verdict);
  });

  it("says of runs that lack it that they do", () => {
    expect(headline({ ...compared, ratio: "" })).toMatchObject({
      ours: "these runs have no such number",
      verdict: "-",
    });
  });

  it("is not judged where the data were made by models, nor are missing rows told as such", () => {
    const sample = { lacking: null, isSample: true };
    expect(headline(compared, sample)).toMatchObject({
      ours: `sample data, made by models: ${said}`,
      verdict: "-",
    });
    const beside = besideOf("hwnasbench/comparisons", [compared], sample);
    expect(rowOf(beside, "search progress", "NasBench301").ours).toMatch(/^missing: NasBench301/);
    expect(rowOf(beside, "forecast MAPE", "DE; up to 2 days").ours).toMatch(/^not run yet: /);
    expect(headline({ ...compared, ratio: "" }, sample).ours).toBe("these runs have no such number");
  });

  it("tells nothing of stale runs, but that and what to do", () => {
    const lacking = "stale (of version 0.0.1): make it with: npm run figures";
    expect(headline(compared, { lacking, isSample: true })).toMatchObject({ ours: lacking, verdict: "-" });
  });
});

it("tells what each method found within a budget, each with its forecaster, mean before bounds", () => {
  const row = {
    budgetKg: "10",
    accounting: "paper",
    method: "ce-nas",
    forecaster: "oracle",
    mean: "97.5",
    low: "96.25",
    high: "98.125",
  };
  const beside = besideOf("carbon-budgets/budgets", [
    row,
    { ...row, method: "vanilla", forecaster: "persistence", mean: "90", low: "", high: "" },
    { ...row, method: "one-shot" },
    { ...row, accounting: "full" },
    { ...row, budgetKg: "30", mean: "99" },
  ]);
  expect(rowOf(beside, "HV under a carbon budget", "HW-NASBench; 10 kg").ours).toBe(
    "ce-nas, forecasts by oracle: 97.5 % [96.25, 98.13]; vanilla, forecasts by persistence: 90 %",
  );
});

it("tells the error of a forecast by its days ahead, zone and signal", () => {
  const row = {
    zone: "DE",
    signal: "lifecycle",
    hours: "24",
    forecaster: "transformer",
    mape: "10.123",
    origins: "365",
  };
  const beside = besideOf("forecasting/forecast-scores", [
    row,
    { ...row, hours: "48", mape: "20.456" },
    { ...row, hours: "72", mape: "30.789" },
    { ...row, hours: "72", forecaster: "persistence", mape: "" },
    { ...row, hours: "72", forecaster: "ridge" },
    { ...row, hours: "72", signal: "direct" },
    { ...row, hours: "72", zone: "US-MIDA-PJM", mape: "40" },
  ]);
  const said = [1, 2, 3].map((days) => rowOf(beside, "forecast MAPE", `DE; up to ${days} day`).ours);
  expect(said).toEqual([
    "transformer 10.12 %; 365 origins",
    "transformer 20.46 %; 365 origins",
    "transformer 30.79 %, persistence no number; 365 origins",
  ]);
});

it("tells continuous less discrete actions, as the table has it", () => {
  const row = {
    contrast: "30 kg",
    accounting: "paper",
    metric: "hypervolumeFraction",
    difference: "-0.5",
    low: "-0.75",
    high: "0.25",
    unit: "% of max",
    n: "20",
  };
  const beside = besideOf("actions/actions", [
    { ...row, contrast: "10 kg", difference: "1" },
    { ...row, accounting: "full", difference: "2" },
    { ...row, metric: "carbonKg", difference: "3" },
    row,
  ]);
  expect(rowOf(beside, "discrete or continuous action", "HV per budget; 30 kg").ours).toBe(
    "continuous less discrete: -0.5 % of max [-0.75, 0.25], n = 20",
  );
});

it("tells the best region beside the space, after the most trainings", () => {
  const row = {
    trained: "200",
    measure: "Accuracy",
    unit: "%",
    region: "93",
    "region.low": "92",
    "region.high": "94",
    space: "85",
    "space.low": "84",
    "space.high": "86",
  };
  const beside = besideOf("regions-of-space/regions", [{ ...row, trained: "50", region: "1" }, row]);
  expect(rowOf(beside, "LaMOO region or random", "Accuracy, after 200 trainings").ours).toBe(
    "region 93 [92, 94], space 85 [84, 86] %",
  );
});

it("tells what a judge costs, each time in seconds and before in GPU-hours, and how it ranks", () => {
  const row = {
    evaluator: "training",
    costSeconds: "3657.1",
    setupGpuHours: "10.66",
    kendall: "0.5512",
    "kendall.low": "0.5",
    "kendall.high": "0.6",
  };
  const beside = besideOf("evaluators/evaluators", [
    row,
    { ...row, evaluator: "zero-cost", costSeconds: "0", setupGpuHours: "0", "kendall.low": "" },
  ]);
  expect(rowOf(beside, "evaluator comparison", "training").ours).toBe(
    "3657 s each, 10.7 GPU-h before; Kendall tau 0.5512 [0.5, 0.6]",
  );
  expect(rowOf(beside, "evaluator comparison", "zero-cost").ours).toBe(
    "0 s each, 0 GPU-h before; Kendall tau 0.5512",
  );
});

it("says of what was not run that it was not, of fresh runs that they lack a row", () => {
  const lacking = "not run yet: make it with: npm run figures";
  const none = besideThePaper(() => ({ lacking, isSample: false, rows: () => [] }));
  const empty = besideThePaper(() => ({ ...FRESH, rows: () => [] }));
  for (const [rows, said] of [
    [none, lacking],
    [empty, "these runs have no such number"],
  ] as const) {
    expect(rows.filter(({ ours }) => /NaN|undefined|Infinity/.test(ours))).toEqual([]);
    expect(rows[0].ours).toBe(said);
    expect(rows.every(({ verdict }) => verdict === "-")).toBe(true);
  }
});
