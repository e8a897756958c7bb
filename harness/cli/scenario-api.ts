import type { Summary } from "../record/index.ts";
import type { Progress } from "../run/index.ts";

/** What a user may ask of a scenario; what is left out takes the scenario's default. */
export interface ScenarioFlags {
  readonly methods?: readonly string[];
  readonly seeds?: readonly number[];
  readonly trace?: string;
  readonly start?: string;
  readonly hours?: number;
  readonly gpus?: number;
  readonly carbonBudgetKg?: number;
  readonly onBudget?: "do-not-start" | "cut";
  readonly accounting?: readonly string[];
  readonly switchSeconds?: number;
  readonly resumeSeconds?: number;
  readonly data?: "auto" | "real" | "sample";
}

/** Where the data comes from and where the work is done: changes no result. */
export interface RunOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
  /** Threads; undefined: as many as this machine has cores for. */
  readonly workers: number | undefined;
  readonly out: string | undefined;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (progress: Progress) => void;
}

export interface ScenarioOutcome {
  readonly summary: Summary;
  readonly folder: string;
  readonly report: string;
  /** Each run that threw, as text. */
  readonly failures: readonly string[];
}

/** What the `scenario` command needs of the scenarios; given to it, since `harness` imports none of them. */
export interface ScenarioApi {
  list(): readonly { readonly name: string; readonly question: string }[];
  methods(): readonly { readonly name: string; readonly summary: string }[];
  /** The resolved setting. @throws UsageError */
  explain(name: string, flags: ScenarioFlags): unknown;
  /** @throws UsageError */
  run(name: string, flags: ScenarioFlags, options: RunOptions): Promise<ScenarioOutcome>;
}
