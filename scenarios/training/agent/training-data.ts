import type { DatasetStore } from "../../../datasets/index.ts";
import { CarbonTrace } from "../../../harness/carbon/index.ts";
import { TraceForecasts } from "../../../harness/forecast/index.ts";
import { Benchmark } from "../../../harness/nas/index.ts";
import type { DataSource } from "../../../harness/record/index.ts";
import { forecasterOf } from "../../forecasters.ts";
import { TRAINING_ZONES } from "./windows.ts";

/** Who foretells in training: causal, and cheap. An agent that has met both relies on neither's manners. */
export const TRAINING_FORECASTERS = ["persistence", "ridge"] as const;
export type TrainingForecaster = (typeof TRAINING_FORECASTERS)[number];

/** A zone to search in. */
export interface TrainingZone {
  readonly trace: CarbonTrace;
  readonly forecasts: TraceForecasts;
}

/** The truth that episodes are run on. */
export class TrainingData {
  readonly benchmark: Benchmark;
  readonly referenceHypervolume: number;
  readonly traces: ReadonlyMap<string, CarbonTrace>;
  readonly sources: readonly DataSource[];
  readonly #forecasts: ReadonlyMap<string, TraceForecasts>;

  constructor(
    benchmark: Benchmark,
    traces: ReadonlyMap<string, CarbonTrace>,
    sources: readonly DataSource[],
  ) {
    this.benchmark = benchmark;
    this.referenceHypervolume = benchmark.referenceHypervolume();
    this.traces = traces;
    this.sources = sources;
    this.#forecasts = new Map(
      [...traces].flatMap(([zone, trace]) =>
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

/** Real table and traces of the training zones. @throws DatasetError */
export async function loadTrainingData(store: DatasetStore): Promise<TrainingData> {
  const { table, sources } = await store.table();
  const traces = new Map<string, CarbonTrace>();
  const all = [...sources];
  for (const zone of TRAINING_ZONES) {
    const loaded = await store.trace(zone);
    traces.set(zone, new CarbonTrace(loaded.lifecycle));
    all.push(...loaded.sources);
  }
  return new TrainingData(new Benchmark(table), traces, all);
}
