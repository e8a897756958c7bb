import type { RunOptions } from "./scenario-api.ts";

/** What the commands on reports need of the scenarios; given to them, since `harness` imports none of these. */
export interface ReportApi {
  /** Rebuilds a report from the logs of one run folder, or of several together. @throws UsageError */
  report(folders: readonly string[], options: RebuildOptions): Promise<RebuildOutcome>;
  /** Runs a report's scenario again and tells all that differs. @throws UsageError | DatasetError */
  verify(folder: string, options: VerifyOptions): Promise<Verification>;
  /** Sets two reports side by side. @throws UsageError */
  compare(a: string, b: string): Promise<SideBySide>;
}

export interface RebuildOptions {
  /** Folder to write; undefined: one beside the first folder, or under `runs`. */
  readonly out: string | undefined;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface RebuildOutcome {
  readonly document: object;
  readonly text: string;
  readonly folder: string;
  readonly report: string;
}

export type VerifyOptions = Omit<RunOptions, "out">;

/** One thing that a report says and its scenario, run again, does not. */
export interface Difference {
  /** `version`, `data`, `digest`, `metric`, `setting`, or `file`. */
  readonly what: string;
  readonly where: string;
  readonly recorded: string;
  readonly rerun: string;
}

export interface Verification {
  readonly command: string;
  /** Told again from the records of real work in the folder, and none of it done. */
  readonly isRetold: boolean;
  readonly differences: readonly Difference[];
  /** Of a folder that an older version wrote: what it lacks, and the command that makes it. */
  readonly older?: string;
  /** False when results differ: a digest, a metric or a file; versions and data alone are no results. */
  readonly same: boolean;
}

export interface SideBySide {
  readonly document: object;
  readonly text: string;
}
