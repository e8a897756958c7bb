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

/** What was foretold of one hour of the window, g CO2eq/kWh. */
export interface ForecastHour {
  /** Hours since the start of the window, 0-based. */
  readonly hour: number;
  /** How many hours before. */
  readonly leadHours: number;
  /** Who foretold it: the setting's forecaster, or the one that stood in. */
  readonly by: string;
  readonly medianGPerKwh: number;
  /** The 10 % and 90 % quantiles. */
  readonly lowGPerKwh: number;
  readonly highGPerKwh: number;
}

/** One price of an accounting, with its source. */
export interface PriceNote {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

/** Everything about a scenario's results that is not in the results. */
export interface Manifest {
  readonly scenario: string;
  /** The question that the scenario answers, one sentence. */
  readonly question: string;
  /** sha256 of setting, data digests and version: same fingerprint, same results. */
  readonly fingerprint: string;
  /** sha256 over all run logs, sorted by key; without runs, over what was found. */
  readonly digest: string;
  readonly version: string;
  /** The resolved setting, as `--explain` prints it. */
  readonly setting: Readonly<Record<string, unknown>>;
  readonly data: {
    readonly kind: "real" | "sample";
    readonly sources: readonly DataSource[];
    /**
     * Anything a reader must know before reading a number: estimated hours, test accuracy used for search, sample in
     * use; seeds too few for an interval, budgets that were spent before the search began.
     */
    readonly notes: readonly string[];
  };
  /** The command that makes it again. */
  readonly command: string;
}

/** What the runs of one scenario share, whatever their setting. */
export interface ExperimentManifest extends Manifest {
  readonly objectives: readonly Objective[];
  /** Hypervolume of the whole table. */
  readonly referenceHypervolume: number;
  /** Objective values (natural units) of the whole table's non-dominated front, by architecture index. */
  readonly trueFront: readonly { readonly architecture: number; readonly objectives: readonly number[] }[];
  /** What each method is, one line, in the order of the tables. */
  readonly methods: readonly { readonly name: string; readonly summary: string; readonly bound: boolean }[];
  readonly accountings: Readonly<Record<string, readonly PriceNote[]>>;
}

/** Everything about a set of runs that is not in the runs: a report needs this and the logs, nothing else. */
export interface RunManifest extends ExperimentManifest {
  /** In the order of the setting, which is the order of every metric's values. */
  readonly seeds: readonly number[];
  readonly gpus: number;
  readonly hours: number;
  readonly window: readonly WindowHour[];
  /** Day-ahead forecasts of these hours, in their order. */
  readonly forecast?: readonly ForecastHour[];
}

/** The same of runs in several settings. */
export interface CellsManifest extends ExperimentManifest {
  readonly cells: readonly {
    readonly labels: Labels;
    readonly digest: string;
    readonly setting: Manifest["setting"];
    readonly notes: readonly string[];
    readonly window: readonly WindowHour[];
  }[];
}

/** What sets one cell apart from the others: `{ zone: "DE", season: "winter" }`. */
export type Labels = Readonly<Record<string, string | number | null>>;
