import type { Objective } from "./objective.ts";

/** One upstream file that a result rests on. */
export interface DataSource {
  readonly name: string;
  readonly sha256: string;
  readonly licence: string;
  readonly url: string;
  /** How to cite it, one line. */
  readonly citation: string;
}

/** One hour of the window that the runs share. */
export interface WindowHour {
  /** Hours since the start of the window, 0-based. */
  readonly hour: number;
  readonly datetimeUtc: string;
  readonly intensityGPerKwh: number;
  readonly estimated: boolean;
}

/** One price of an accounting, with its source. */
export interface PriceNote {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

/** Everything about a set of runs that is not in the runs: a report needs this and the logs, nothing else. */
export interface RunManifest {
  readonly scenario: string;
  /** The question that the scenario answers, one sentence. */
  readonly question: string;
  /** sha256 of setting, data digests and version: same fingerprint, same logs. */
  readonly fingerprint: string;
  /** sha256 over all run logs, sorted by key. */
  readonly digest: string;
  readonly version: string;
  /** The resolved setting, as `--explain` prints it. */
  readonly setting: Readonly<Record<string, unknown>>;
  readonly data: {
    readonly kind: "real" | "sample";
    readonly sources: readonly DataSource[];
    /** Anything a reader must know of the data: estimated hours, test accuracy used for search, sample in use. */
    readonly notes: readonly string[];
  };
  readonly objectives: readonly Objective[];
  /** Hypervolume of the whole table. */
  readonly referenceHypervolume: number;
  /** Objective values (natural units) of the whole table's non-dominated front, by architecture index. */
  readonly trueFront: readonly { readonly architecture: number; readonly objectives: readonly number[] }[];
  readonly gpus: number;
  readonly hours: number;
  readonly window: readonly WindowHour[];
  /** What each method is, one line, in the order of the tables. */
  readonly methods: readonly { readonly name: string; readonly summary: string; readonly bound: boolean }[];
  readonly accountings: Readonly<Record<string, readonly PriceNote[]>>;
  /** The command that makes it again. */
  readonly command: string;
}
