import type { RunOptions } from "./scenario-api.ts";

/** One figure or table of the plan. */
/** Where the figures go where no folder is named. */
export const FIGURES_FOLDER = "runs/figures";

export interface FigureRow {
  readonly id: string;
  readonly kind: "figure" | "table";
  readonly question: string;
  /** What of the paper's evaluation it answers; null: beside the paper. */
  readonly paper: string | null;
  readonly scenario: string;
  /** `stale`: of another version, setting or kind of data. */
  readonly state: "fresh" | "stale" | "missing";
}

export interface FigureChoice {
  /** Folder of figures, tables and the runs that they are made from. */
  readonly out: string;
  readonly only: string | undefined;
  readonly data: string;
}

export interface FigureOptions extends FigureChoice, Omit<RunOptions, "out"> {
  /** How far the runs of a scenario are; `onProgress` tells of the whole plan. */
  readonly onRuns: RunOptions["onProgress"];
}

export interface MadeFigures {
  readonly folder: string;
  readonly made: number;
  /** Ids that their scenarios' reports did not have. */
  readonly missing: readonly string[];
  /** Runs that failed, by scenario: what is drawn rests on the others. */
  readonly failures: readonly string[];
  /** What could not be drawn since its source is damaged, and what to do. */
  readonly damaged: readonly string[];
}

/** What the `figures` command needs of the scenarios; given to it, since `harness` imports none of them. */
export interface FigureApi {
  /** @throws UsageError on an unknown figure. */
  list(choice: FigureChoice): Promise<readonly FigureRow[]>;
  /** Makes what is missing or stale. @throws UsageError */
  make(options: FigureOptions): Promise<MadeFigures>;
}
