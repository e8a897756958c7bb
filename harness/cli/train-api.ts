/** How far a training is. */
export interface TrainingState {
  /** What is being done: `preparing`, `learning`. */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  /** What is known so far, a few words. */
  readonly note: string;
}

/** Who is told of a training, and where its data lies. */
export interface TrainOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (state: TrainingState) => void;
}

/** Where weights are written. */
export interface TrainedWhere {
  /** Folder for the weights; undefined: a new one under `trained/`. */
  readonly out: string | undefined;
  /** In place of the weights that the package ships, which every run takes by default. */
  readonly replaceShipped: boolean;
}

export interface ForecasterFlags extends TrainedWhere {
  /** `ZONE`, `ZONE@source`, `ZONE:direct`; undefined: every mirrored zone. */
  readonly zones: readonly string[] | undefined;
  /** ISO 8601: hours from then on are not learned from. */
  readonly until: string | undefined;
  readonly backend: string | undefined;
  readonly seed: number | undefined;
}

/** Weights that a training wrote. */
export interface WrittenWeights {
  readonly name: string;
  readonly trainedUntil: string;
  readonly file: string;
  readonly bytes: number;
  /** Of the best validation. */
  readonly heldBackLoss: number;
  readonly bestStep: number;
}

export interface WrittenForecasters {
  readonly written: readonly WrittenWeights[];
  /** The command whose runs take them. */
  readonly use: string;
}

export interface AgentFlags extends TrainedWhere {
  readonly seed: number | undefined;
  readonly episodes: number | undefined;
  readonly action: "discrete" | "continuous" | undefined;
  /** Threads that episodes are run in; undefined: as many as this machine has cores. */
  readonly workers: number | undefined;
}

export interface WrittenAgent {
  readonly file: string;
  /** The command whose runs take it. */
  readonly use: string;
  readonly episodes: number;
  /** The best mean return on the held-back windows. */
  readonly heldBackReturn: number;
  /** What whole searches on the held-back windows are worth, under the agent and under fixed splits. */
  readonly heldBackWorth: Readonly<Record<string, number>>;
}

/** What the `train` command needs of the scenarios; given to it, since `harness` imports none of them. */
export interface TrainApi {
  /** @throws UsageError | DatasetError */
  forecaster(flags: ForecasterFlags, options: TrainOptions): Promise<WrittenForecasters>;
  /** @throws UsageError | DatasetError */
  agent(flags: AgentFlags, options: TrainOptions): Promise<WrittenAgent>;
}
