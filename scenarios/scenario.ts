/** What a scenario fixes and a user may change: all flags, as asked for. */
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
  readonly data: "auto" | "real" | "sample";
}

/** An experiment: a question, and the defaults that ask it. */
export interface Scenario {
  readonly name: string;
  readonly question: string;
  readonly defaults: Request;
}
