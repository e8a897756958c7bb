import type { ChargedRun } from "../harness/analysis/index.ts";
import type { FlagSet, RunOptions } from "../harness/cli/index.ts";
import type { Labels, Results, RunLog, RunManifest } from "../harness/record/index.ts";
import type { Findings } from "../reports/index.ts";

/** `real` or nothing; `sample` always; `auto` takes real data where it can be had. */
export type DataKind = "auto" | "real" | "sample";

/** What an experiment fixes and a user may change: all flags, as asked for. */
export interface Request {
  readonly methods: readonly string[];
  readonly seeds: readonly number[];
  /** `ZONE` or `ZONE@source`. */
  readonly trace: string;
  readonly start: string;
  readonly hours: number;
  readonly gpus: number;
  readonly carbonBudgetKg: number | null;
  readonly onBudget: "do-not-start" | "cut";
  /** Preset names or paths of JSON files. */
  readonly accounting: readonly string[];
  readonly switchSeconds: number;
  readonly resumeSeconds: number;
  /** Who foretells the intensity to the methods. */
  readonly forecaster: string;
  /** Folders of the user's own weights, in place of those that come with the package. */
  readonly agentWeights: string | null;
  readonly forecasterWeights: string | null;
  readonly data: DataKind;
}

/** A question, and the way to its answer. */
export type Scenario = Experiment | Study;

/**
 * Methods x seeds, in one setting or in several, the *cells*.
 * `Own` are the values of the flags that only it has; `Kept` is what it keeps of the runs of a cell.
 */
export interface Experiment<Own extends object = object, Kept = unknown> {
  readonly kind: "experiment";
  readonly name: string;
  readonly question: string;
  /** Beside those of every experiment. */
  readonly flags?: FlagSet;
  readonly defaults: Request & Own;
  /** What its cells set themselves, and no flag does. */
  readonly varies?: readonly (keyof Request)[];
  /** What its own flags must hold. @throws UsageError */
  check?(request: Request & Own): void;
  /** The settings that it runs in; left out: the request as it stands. */
  cells?(request: Request & Own): readonly CellRequest[];
  /** What it needs of a cell's runs beside their summary: taken once they are done, since their logs are not held. */
  keep?(runs: CellRuns, request: Request & Own): Kept;
  /** What it finds beyond the summary of each cell. */
  findings?(cells: readonly CellResult<Kept>[], request: Request & Own): Findings | Promise<Findings>;
}

/** One setting of several, and what sets it apart. */
export interface CellRequest {
  readonly labels: Labels;
  readonly request: Request;
}

/** All runs of one cell. */
export interface CellRuns {
  readonly manifest: RunManifest;
  readonly logs: readonly RunLog[];
}

/** One cell, done. */
export interface CellResult<Kept = unknown> {
  readonly labels: Labels;
  readonly manifest: RunManifest;
  readonly results: Results;
  readonly charged: readonly ChargedRun[];
  readonly kept: Kept;
}

/** A computation of its own on the data; runs no method. All its flags are its own, but for `--data`. */
export interface Study<Own extends object = object> {
  readonly kind: "study";
  readonly name: string;
  readonly question: string;
  readonly flags: FlagSet;
  readonly defaults: Own;
  /** @throws UsageError on what cannot be asked. */
  check?(request: StudyRequest<Own>): void;
  /** What else decides its results and is known beforehand: the digests of weights. Stands in the recorded setting. */
  restsOn?(request: StudyRequest<Own>): Readonly<Record<string, unknown>>;
  run(request: StudyRequest<Own>, context: StudyContext): Promise<StudyResult>;
  /**
   * Of a study whose work no machine does twice alike: tells it again from the records of the work, and does none of it.
   * @throws UsageError | Error where the records do not hold all of it.
   */
  retell?(request: StudyRequest<Own>, records: Records, context: StudyContext): Promise<StudyResult>;
}

/** Work that was done, as text by the name of its file in `records/`. */
export type Records = ReadonlyMap<string, string>;

export type StudyRequest<Own extends object = object> = Own & { readonly data: DataKind };

/** Where a study finds its data, and whom it tells how far it is. */
export type StudyContext = Omit<RunOptions, "out">;

export interface StudyResult {
  /** What it rests on. */
  readonly data: RunManifest["data"];
  readonly findings: Findings;
  /** What its work is charged, for the exports; left out: it did none. */
  readonly charged?: readonly ChargedRun[];
  /** What `retell` tells it from. */
  readonly records?: Records;
}
