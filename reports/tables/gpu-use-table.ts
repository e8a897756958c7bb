import { op, type ColumnTable } from "arquero";
import type { ReportInput } from "../report-input.ts";
import { gpuHoursByHour } from "./gpu-hours.ts";
import { methodNames } from "./method-names.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** How many of a method's GPUs did what in one hour of the window, on average over its runs. */
export interface GpuUseRow {
  readonly method: string;
  /** The accounting that steered the runs; empty where none did. */
  readonly accounting: string;
  readonly bound: boolean;
  readonly hour: number;
  readonly datetimeUtc: string;
  readonly intensityGPerKwh: number;
  readonly estimated: boolean;
  readonly training: number;
  readonly sampling: number;
  /** The quartiles over runs of GPUs in training. */
  readonly trainingP25: number;
  readonly trainingP75: number;
  /** The same of GPUs at work, in training or sampling. */
  readonly workingP25: number;
  readonly workingP75: number;
  /** Held but without work. A GPU is no longer held once its run has stopped. */
  readonly idle: number;
  readonly allocatedTraining: number;
  readonly allocatedSampling: number;
  readonly runs: number;
}

/** GPU use by hour beside the hour's carbon intensity. */
export function gpuUseTable(input: ReportInput): TableOf<GpuUseRow> {
  const { manifest } = input;
  const order = new Map(methodNames(input).map(({ name }, at) => [name, at]));
  const lines = input.logs.flatMap((log) => {
    const { method, accounting = "" } = log.key;
    const run = { methodOrder: order.get(method) ?? 0, method, accounting, bound: log.bound };
    const use = gpuHoursByHour(log, manifest.gpus, manifest.window.length);
    return manifest.window.map((hour, at) => {
      const { training, sampling } = use[at];
      return Object.assign({}, hour, run, use[at], { working: training + sampling });
    });
  });
  const all: ColumnTable = tableOf(
    [
      "methodOrder",
      "method",
      "accounting",
      "bound",
      "hour",
      "datetimeUtc",
      "intensityGPerKwh",
      "estimated",
      "training",
      "sampling",
      "working",
      "idle",
      "allocatedTraining",
      "allocatedSampling",
    ],
    lines,
  );
  return all
    .groupby(
      "methodOrder",
      "method",
      "accounting",
      "bound",
      "hour",
      "datetimeUtc",
      "intensityGPerKwh",
      "estimated",
    )
    .rollup({
      training: op.mean("training"),
      sampling: op.mean("sampling"),
      trainingP25: op.quantile("training", 0.25),
      trainingP75: op.quantile("training", 0.75),
      workingP25: op.quantile("working", 0.25),
      workingP75: op.quantile("working", 0.75),
      idle: op.mean("idle"),
      allocatedTraining: op.mean("allocatedTraining"),
      allocatedSampling: op.mean("allocatedSampling"),
      runs: op.count(),
    })
    .orderby("methodOrder", "accounting", "hour")
    .select(
      "method",
      "accounting",
      "bound",
      "hour",
      "datetimeUtc",
      "intensityGPerKwh",
      "estimated",
      "training",
      "sampling",
      "trainingP25",
      "trainingP75",
      "workingP25",
      "workingP75",
      "idle",
      "allocatedTraining",
      "allocatedSampling",
      "runs",
    )
    .reify();
}
