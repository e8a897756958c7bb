import { expect, it } from "vitest";
import { median, quantile } from "../../harness/analysis/index.ts";
import type { RunEvent, RunLog } from "../../harness/record/index.ts";
import { hoursToMs, msToHours } from "../../harness/units/index.ts";
import { buildReport, buildTables } from "../../reports/index.ts";
import { gpuHoursByHour } from "../../reports/tables/gpu-hours.ts";
import {
  comparisonsAgainst,
  csvOf,
  metricOf,
  rowsOf,
  TRUE_FRONT,
  type ComparisonRow,
} from "../../reports/tables/index.ts";
import { inventReport } from "./invented-report.ts";

const input = inventReport();
const tables = buildTables(input);

it("counts the seeds that reached each target", () => {
  for (const row of rowsOf(tables.targets)) {
    const { metrics, seeds } = input.summary.methods[row.method].accounting[row.accounting];
    const metric = metrics[`${row.quantity}To.${row.target}`];
    expect(row.reached).toBe(metric.values.filter((value) => value !== null).length);
    expect(row).toMatchObject({ seeds, mean: metric.mean, median: metric.median });
  }
  expect(tables.targets.numRows()).toBeGreaterThan(0);
});

it("keeps the header of a table without rows", () => {
  const report = buildReport({ ...input, summary: { ...input.summary, comparisons: [] } }).files;
  expect(report.get("tables/comparisons.csv")).toBe(
    "accounting,metric,method,bound,against,family,ratio,ci95Low,ci95High,ratioN,pValue,pAdjusted,effectSize,n,reached,againstReached\n",
  );
});

it("adds activities up to the carbon of the summary", () => {
  const rows = rowsOf(tables.activities).filter(
    ({ method, accounting }) => method === "heuristic" && accounting === "full",
  );
  const sumKg = rows.reduce((sum, { carbonKg }) => sum + carbonKg, 0);
  expect(sumKg).toBeCloseTo(
    input.summary.methods["heuristic"].accounting["full"].metrics["carbonKg"].mean ?? 0,
    9,
  );
});

it("holds fronts that no point of the same front dominates, the true one first", () => {
  const rows = rowsOf(tables.fronts);
  expect(rows[0].series).toBe(TRUE_FRONT);
  for (const series of new Set(rows.map((row) => row.series))) {
    const own = rows.filter((row) => row.series === series);
    const dominated = own.filter((a) =>
      own.some(
        (b) =>
          Number(b["accuracy"]) >= Number(a["accuracy"]) &&
          Number(b["energy"]) <= Number(a["energy"]) &&
          (b["accuracy"] !== a["accuracy"] || b["energy"] !== a["energy"]),
      ),
    );
    expect(dominated).toEqual([]);
  }
});

it("turns a comparison round so that the baseline is the other side", () => {
  const row: ComparisonRow = {
    accounting: "full",
    metric: "carbonKg",
    method: "vanilla",
    bound: false,
    against: "random",
    ratio: 0.5,
    ci95Low: 0.25,
    ci95High: 0.8,
    pValue: 0.01,
    pAdjusted: 0.02,
    family: "exploratory",
    effectSize: -0.4,
    n: 9,
    ratioN: 5,
    reached: 5,
    againstReached: 8,
  };
  expect(comparisonsAgainst("vanilla", [row], new Set())).toEqual([
    {
      ...row,
      method: "random",
      against: "vanilla",
      ratio: 2,
      ci95Low: 1.25,
      ci95High: 4,
      effectSize: 0.4,
      reached: 8,
      againstReached: 5,
    },
  ]);
  expect(comparisonsAgainst("random", [row], new Set())).toEqual([row]);
  expect(comparisonsAgainst("nsga2", [row], new Set())).toEqual([]);
});

it("shares a run's GPU time out by hour", () => {
  const at = hoursToMs;
  const none = { gpuHours: 0, energyKwh: 0, carbonG: 0 };
  const events: RunEvent[] = [
    { type: "allocated", timeMs: 0, training: 1, sampling: 1, intensityGPerKwh: 300 },
    { type: "started", timeMs: at(0.5), gpu: 0, architecture: 1, remainingMs: at(1) },
    { type: "sampled", timeMs: at(0.25), gpu: 1, architecture: 2, score: 70 },
    { type: "sampled", timeMs: at(1.5), gpu: 1, architecture: 3, score: 70 },
    { type: "paused", timeMs: at(1.25), gpu: 0, architecture: 1, remainingMs: at(0.25) },
    { type: "resumed", timeMs: at(1.5), gpu: 0, architecture: 1, remainingMs: at(0.25) },
    { type: "stopped", timeMs: at(1.75), reason: "hours", hypervolume: 0, charged: {} },
  ];
  const sampling = { ...none, gpuHours: 0.5 };
  const log: RunLog = {
    key: { scenario: "s", method: "m", seed: 1, window: "w" },
    bound: false,
    events,
    statements: {
      full: {
        activities: {
          training: none,
          sampling,
          idle: none,
          supernetTraining: none,
          initialSamples: none,
          embodied: none,
        },
        total: none,
      },
    },
  };
  expect(gpuHoursByHour(log, 2, 3)).toEqual([
    { training: 0.5, sampling: 0.25, idle: 1.25, allocatedTraining: 1, allocatedSampling: 1 },
    { training: 0.5, sampling: 0.25, idle: 0.75, allocatedTraining: 0.75, allocatedSampling: 0.75 },
    { training: 0, sampling: 0, idle: 0, allocatedTraining: 0, allocatedSampling: 0 },
  ]);
});

it("gives the spread of GPU use over the runs of a method", () => {
  for (const row of rowsOf(tables.gpuUse)) {
    const use = input.logs
      .filter(({ key }) => key.method === row.method && (key.accounting ?? "") === row.accounting)
      .map((log) => gpuHoursByHour(log, input.manifest.gpus, input.manifest.window.length)[row.hour]);
    const training = use.map((of) => of.training);
    const working = use.map((of) => of.training + of.sampling);
    expect(row.runs).toBe(use.length);
    expect(row.trainingP25).toBeCloseTo(quantile(training, 0.25), 12);
    expect(row.trainingP75).toBeCloseTo(quantile(training, 0.75), 12);
    expect(row.workingP25).toBeCloseTo(quantile(working, 0.25), 12);
    expect(row.workingP75).toBeCloseTo(quantile(working, 0.75), 12);
  }
});

it("ends every curve at the end of its method's runs, with their results", () => {
  for (const { name } of tables.experiment.methods) {
    const logs = input.logs.filter(({ key }) => key.method === name);
    const results = logs
      .map((log) => log.events.at(-1))
      .flatMap((event) => (event?.type === "stopped" ? [event] : []));
    const last = rowsOf(tables.anytime).findLast((row) => row.method === name && row.axis === "hours");
    expect(last?.x).toBe(Math.max(...results.map(({ timeMs }) => msToHours(timeMs))));
    expect(last?.["hypervolume.p50"]).toBe(median(results.map((result) => result.hypervolume)));
  }
});

it("tells hours apart by accounting only where a budget steers rivals", () => {
  const accountingsOf = (logs: readonly RunLog[]): unknown => {
    const rows = rowsOf(buildTables({ ...input, logs }).anytime).filter(({ axis }) => axis === "hours");
    return [...new Set(rows.map(({ accounting }) => accounting))];
  };
  const under = (log: RunLog, accounting: string): RunLog => ({ ...log, key: { ...log.key, accounting } });
  const both = (logs: readonly RunLog[]): RunLog[] =>
    ["paper", "full"].flatMap((accounting) => logs.map((log) => under(log, accounting)));
  const rivals = input.logs.filter(({ bound }) => !bound);
  const bounds = input.logs.filter(({ bound }) => bound);
  expect(accountingsOf([...rivals, ...both(bounds)])).toEqual([""]);
  expect(accountingsOf([...both(rivals), ...both(bounds)])).toEqual(["full", "paper"]);
});

it("names metrics with their units, unknown ones by themselves", () => {
  expect(metricOf("carbonKgTo.0.99")).toEqual({ label: "Carbon to 99 %", unit: "kg CO₂eq" });
  expect(metricOf("carbonByActivity.idle")).toEqual({ label: "Carbon, idle GPUs", unit: "kg CO₂eq" });
  expect(metricOf("novel")).toEqual({ label: "novel", unit: "" });
});

it("writes a cell that holds commas and quotes as one cell", () => {
  const note = { item: 'a, "b"', value: 1, unit: "W", source: "line\nbreak" };
  const { files } = buildTables({
    ...input,
    manifest: { ...input.manifest, accountings: { full: [note], paper: [] } },
  });
  expect(csvOf(files["prices"])).toBe(
    'accounting,item,value,unit,source\nfull,"a, ""b""",1,W,"line\nbreak"\n',
  );
});
