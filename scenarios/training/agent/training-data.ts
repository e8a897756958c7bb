import type { DatasetStore } from "../../../datasets/index.ts";
import { CarbonTrace, type TraceColumns } from "../../../harness/carbon/index.ts";
import { TraceForecasts } from "../../../harness/forecast/index.ts";
import { Benchmark, type ArchitectureTable } from "../../../harness/nas/index.ts";
import type { DataSource } from "../../../harness/record/index.ts";
import { inSharedMemory } from "../../../harness/launch/index.ts";
import { forecasterOf } from "../../setting/forecasters.ts";
import { TRAINING_ZONES } from "./windows.ts";

/** Who foretells in training: causal, and cheap. An agent that has met both relies on neither's manners. */
export const TRAINING_FORECASTERS = ["persistence", "ridge"] as const;
export type TrainingForecaster = (typeof TRAINING_FORECASTERS)[number];

/** A zone to search in. */
export interface TrainingZone {
  readonly trace: CarbonTrace;
  readonly forecasts: TraceForecasts;
}

/** What episodes are run on, as a thread is handed it. */
export interface TrainingColumns {
  readonly table: ArchitectureTable;
  /** By zone. */
  readonly traces: ReadonlyMap<string, TraceColumns>;
  readonly sources: readonly DataSource[];
}

/** The truth that episodes are run on. */
export class TrainingData {
  readonly columns: TrainingColumns;
  readonly benchmark: Benchmark;
  readonly referenceHypervolume: number;
  readonly traces: ReadonlyMap<string, CarbonTrace>;
  readonly #forecasts: ReadonlyMap<string, TraceForecasts>;

  constructor(columns: TrainingColumns) {
    this.columns = columns;
    this.benchmark = new Benchmark(columns.table);
    this.referenceHypervolume = this.benchmark.referenceHypervolume();
    const traces = [...columns.traces].map(([zone, trace]) => [zone, new CarbonTrace(trace)] as const);
    this.traces = new Map(traces);
    this.#forecasts = new Map(
      traces.flatMap(([zone, trace]) =>
        TRAINING_FORECASTERS.map((name) => [
          `${zone}/${name}`,
          new TraceForecasts(trace, forecasterOf(name, trace, "real")),
        ]),
      ),
    );
  }

  /** @throws Error on a zone that was not loaded. */
  zone(name: string, forecaster: TrainingForecaster): TrainingZone {
    const trace = this.traces.get(name);
    const forecasts = this.#forecasts.get(`${name}/${forecaster}`);
    if (trace === undefined || forecasts === undefined)
      throw new Error(`training: zone ${name} was not loaded`);
    return { trace, forecasts };
  }
}

/** Real table and traces of the training zones, in memory that threads share. @throws DatasetError */
export async function loadTrainingData(store: DatasetStore): Promise<TrainingData> {
  const { table, sources } = await store.table();
  const traces = new Map<string, TraceColumns>();
  const all = [...sources];
  for (const zone of TRAINING_ZONES) {
    const loaded = await store.trace(zone);
    traces.set(zone, loaded.lifecycle);
    all.push(...loaded.sources);
  }
  return new TrainingData(sharedColumns({ table, traces, sources: all }));
}

/**
 * The same columns in memory that every thread reads and none writes. What a thread derives from them (a trace's prefix
 * sums, an objective's losses) is its own: some milliseconds and 6 MB each.
 */
export function sharedColumns({ table, traces, sources }: TrainingColumns): TrainingColumns {
  const columns = Object.entries(table.columns).map(([name, values]) => [name, inSharedMemory(values)]);
  const sharedTrace = (trace: TraceColumns): TraceColumns => ({
    ...trace,
    intensityGPerKwh: inSharedMemory(trace.intensityGPerKwh),
    estimated: inSharedMemory(trace.estimated),
  });
  return {
    table: { ...table, columns: Object.fromEntries(columns) as ArchitectureTable["columns"] },
    traces: new Map([...traces].map(([zone, trace]) => [zone, sharedTrace(trace)])),
    sources,
  };
}
