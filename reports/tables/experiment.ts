import type { Objective } from "../../harness/record/index.ts";
import type { ReportInput } from "../report-input.ts";
import { methodNames, type MethodName } from "./method-names.ts";
import { seedCounts } from "./seed-counts.ts";

/** The few facts about an experiment that captions need and no table holds. */
export interface Experiment {
  readonly scenario: string;
  readonly gpus: number;
  readonly hours: number;
  readonly runs: number;
  /** On how many seeds methods have runs, as `seedCounts`. */
  readonly seeds: readonly number[];
  /** Names, in the order of the manifest. */
  readonly accountings: readonly string[];
  readonly objectives: readonly Objective[];
  readonly referenceHypervolume: number;
  readonly methods: readonly MethodName[];
  /** True where the data are made by fitted models: every figure then says so. */
  readonly sampleData: boolean;
}

export function experimentOf(input: ReportInput): Experiment {
  const { scenario, gpus, hours, objectives, referenceHypervolume, data } = input.manifest;
  return {
    scenario,
    gpus,
    hours,
    runs: input.logs.length,
    seeds: seedCounts(input.summary),
    accountings: Object.keys(input.manifest.accountings),
    objectives,
    referenceHypervolume,
    methods: methodNames(input),
    sampleData: data.kind === "sample",
  };
}
