import type { Progress } from "../run/index.ts";
import type { TransferProgress } from "./datasets-api.ts";
import type { FlagSet } from "./flags.ts";

/** Where the data comes from and where the work is done: changes no result. */
export interface RunOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
  /** Threads; undefined: as many as this machine has cores for. */
  readonly workers: number | undefined;
  readonly out: string | undefined;
  readonly onNotice: (notice: string) => void;
  /** Told of every file that has to be fetched. */
  readonly onTransfer: (progress: TransferProgress) => void;
  readonly onProgress: (progress: Progress) => void;
}

export interface ScenarioOutcome {
  /** What `--json` prints and `summary.json` holds. */
  readonly document: object;
  /** The compact table that a terminal gets. */
  readonly text: string;
  readonly folder: string;
  readonly report: string;
  /** Each run that threw, as text. */
  readonly failures: readonly string[];
}

/** What was typed, by flag; what is left out takes the scenario's default. */
export type TypedFlags = Readonly<Record<string, unknown>>;

/** What the `scenario` command needs of the scenarios; given to it, since `harness` imports none of them. */
export interface ScenarioApi {
  list(): readonly { readonly name: string; readonly question: string }[];
  methods(): readonly { readonly name: string; readonly summary: string }[];
  /** All flags that decide a scenario's results. @throws UsageError */
  flags(name: string): FlagSet;
  /** What a scenario asks, and the values that its flags have when they are left out. @throws UsageError */
  defaults(name: string): { readonly question: string; readonly values: TypedFlags };
  /** The resolved setting. @throws UsageError */
  explain(name: string, flags: TypedFlags): unknown;
  /** @throws UsageError */
  run(name: string, flags: TypedFlags, options: RunOptions): Promise<ScenarioOutcome>;
}
