import type { Manifest } from "../../harness/record/index.ts";
import type { RunFailure } from "../../harness/run/index.ts";
import type { TruthsOf } from "../setting/compose.ts";
import type { CellExecution } from "./execute-cells.ts";
import type { LoadedData } from "../load-data.ts";
import type { Files } from "../results/results-folder.ts";
import type { Experiment, Request } from "../scenario.ts";

/** An experiment whose runs are about to come. */
export interface Underway {
  readonly experiment: Experiment;
  readonly request: Request;
  /** As the document shows it. */
  readonly setting: Readonly<Record<string, unknown>>;
  readonly data: LoadedData;
  readonly truths: TruthsOf;
  /** How many there will be. */
  readonly runs: number;
  readonly executions: AsyncGenerator<CellExecution>;
}

/** All that comes of it. */
export interface Completed {
  readonly manifest: Manifest;
  readonly document: object;
  /** The compact table for a terminal. */
  readonly text: string;
  readonly files: Files;
  readonly failures: readonly RunFailure[];
}
