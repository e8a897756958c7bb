import type { ColumnTable } from "arquero";
import type { ReportInput } from "../report-input.ts";
import { activityTable, type ActivityRow } from "./activity-table.ts";
import { anytimeTable, type AnytimeRow } from "./anytime-table.ts";
import { comparisonsTable, type ComparisonRow } from "./comparisons-table.ts";
import { experimentOf, type Experiment } from "./experiment.ts";
import { forecastTable, type ForecastRow } from "./forecast-table.ts";
import { frontsTable, type FrontRow } from "./fronts-table.ts";
import { gpuUseTable, type GpuUseRow } from "./gpu-use-table.ts";
import { pricesTable } from "./prices-table.ts";
import { resultsTable, type ResultRow } from "./results-table.ts";
import { systemTable, type SystemRow } from "./system-table.ts";
import { targetsTable, type TargetRow } from "./targets-table.ts";
import type { TableOf } from "./typed-table.ts";

export type { ActivityRow } from "./activity-table.ts";
export type { AnytimeRow } from "./anytime-table.ts";
export { comparisonsAgainst } from "./comparisons-against.ts";
export type { ComparisonRow } from "./comparisons-table.ts";
export type { Experiment } from "./experiment.ts";
export type { ForecastRow } from "./forecast-table.ts";
export { TRUE_FRONT, type FrontRow } from "./fronts-table.ts";
export type { GpuUseRow } from "./gpu-use-table.ts";
export type { MethodName } from "./method-names.ts";
export { ACTIVITY_LABELS, CARBON_UNIT, metricOf, percentOf, targetOf } from "./metric.ts";
export type { ResultRow } from "./results-table.ts";
export type { SystemRow } from "./system-table.ts";
export type { TargetRow } from "./targets-table.ts";
export { csvOf, rowsOf, tableOf, tableOfCsv, type TableOf } from "./typed-table.ts";

/** Everything that figures and page are made of. */
export interface ReportTables {
  readonly experiment: Experiment;
  readonly results: TableOf<ResultRow>;
  readonly targets: TableOf<TargetRow>;
  readonly comparisons: TableOf<ComparisonRow>;
  readonly activities: TableOf<ActivityRow>;
  readonly anytime: TableOf<AnytimeRow>;
  readonly fronts: TableOf<FrontRow>;
  readonly gpuUse: TableOf<GpuUseRow>;
  readonly forecast: TableOf<ForecastRow>;
  readonly system: TableOf<SystemRow>;
  /** The same tables and the prices by file name, without extension. */
  readonly files: Readonly<Record<string, ColumnTable>>;
}

/** All tables of a report, each built once. */
export function buildTables(input: ReportInput): ReportTables {
  const results = resultsTable(input);
  const targets = targetsTable(results);
  const comparisons = comparisonsTable(input);
  const activities = activityTable(input);
  const anytime = anytimeTable(input);
  const fronts = frontsTable(input);
  const gpuUse = gpuUseTable(input);
  const forecast = forecastTable(input);
  const system = systemTable(input);
  const files = {
    results,
    targets,
    comparisons,
    "carbon-by-activity": activities,
    anytime,
    fronts,
    "gpu-use": gpuUse,
    forecast,
    system,
    prices: pricesTable(input),
  };
  return {
    experiment: experimentOf(input),
    results,
    targets,
    comparisons,
    activities,
    anytime,
    fronts,
    gpuUse,
    forecast,
    system,
    files,
  };
}
