import { CarbonTrace, type Accounting, type TraceColumns } from "../../harness/carbon/index.ts";
import { TraceForecasts } from "../../harness/forecast/index.ts";
import { Benchmark, tableEvaluations, type ArchitectureTable } from "../../harness/nas/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import type { Runner, RunSpec } from "../../harness/run/index.ts";
import { epochMsOf, kilogramsToGrams, secondsToMs } from "../../harness/units/index.ts";
import { World } from "../../harness/world/index.ts";
import type { Cell } from "../running/cell.ts";
import type { LoadedData } from "../load-data.ts";
import { forecasterOf } from "./forecasters.ts";
import { definitionOf, type Setting } from "./setting.ts";

/** The truth that the worlds of one setting share. */
export interface Truths {
  readonly benchmark: Benchmark;
  readonly trace: CarbonTrace;
  readonly forecasts: TraceForecasts;
}

export function truthsOf(setting: Setting, table: ArchitectureTable, columns: TraceColumns): Truths {
  return truthsIn({ kind: "real", table, traces: new Map([[setting.trace, columns]]) })(setting);
}

/** The truth of a setting. */
export type TruthsOf = (setting: Setting) => Truths;

/** Truths of settings on the same data: the benchmark, each trace and its forecasts are made once and shared. */
export function truthsIn({ kind, table, traces }: Pick<LoadedData, "kind" | "table" | "traces">): TruthsOf {
  const made = new Map<string, Truths>();
  return (setting) => {
    const { trace: name, objectives, forecaster, forecasterWeights } = setting;
    const key = JSON.stringify([name, forecaster, forecasterWeights, objectives]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const columns = traces.get(name);
    if (columns === undefined) throw new Error(`setting names trace ${name}, which was not loaded`);
    const others = [...made.values()];
    const trace = others.find((one) => one.trace.name === columns.name)?.trace ?? new CarbonTrace(columns);
    const benchmark =
      others.find((one) => one.benchmark.objectives === objectives)?.benchmark ??
      new Benchmark(table, objectives);
    const truths: Truths = {
      benchmark,
      trace,
      forecasts: new TraceForecasts(trace, forecasterOf(forecaster, trace, kind, forecasterWeights)),
    };
    made.set(key, truths);
    return truths;
  };
}

/** Runs the specs of several cells, each in the world of its own. */
export function runnerOfCells(cells: readonly Cell[], truths: TruthsOf): Runner {
  const settings = new Map(cells.map(({ name, setting }) => [name, setting]));
  return (spec) => {
    const setting = settings.get(spec.key.cell);
    if (setting === undefined)
      throw new Error(`spec names cell ${spec.key.cell}, which the scenario does not have`);
    return runnerOf(setting, truths(setting))(spec);
  };
}

/** Builds the world of a spec and runs it. Pure: same setting, data and spec, same log. */
export function runnerOf(setting: Setting, { benchmark, trace, forecasts }: Truths): Runner {
  const evaluations = tableEvaluations(benchmark);
  return (spec: RunSpec): RunLog => {
    const method = definitionOf(spec.method);
    const accountings = spec.accountings.map((name) => accountingOf(setting, name));
    const [steering] = accountings;
    const world = new World({
      evaluations,
      trace,
      forecasts,
      startMs: epochMsOf(setting.start),
      hours: setting.hours,
      gpus: setting.gpus,
      method,
      weights: setting.agentWeights,
      seed: spec.seed,
      initialArchitectures: setting.initialArchitectures,
      accountings,
      steering,
      budget:
        setting.carbonBudgetKg === null
          ? null
          : {
              grams: kilogramsToGrams(setting.carbonBudgetKg),
              accounting: steering,
              onCrossing: setting.onBudget,
            },
      costs: { switchMs: secondsToMs(setting.switchSeconds), resumeMs: secondsToMs(setting.resumeSeconds) },
    });
    const { events, statements } = world.run();
    return { key: spec.key, bound: method.bound, events, statements };
  };
}

function accountingOf(setting: Setting, name: string): Accounting {
  const found = setting.accountings.find((accounting) => accounting.name === name);
  if (found === undefined) throw new Error(`spec names accounting ${name}, which the setting does not have`);
  return found;
}
