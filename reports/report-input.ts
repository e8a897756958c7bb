import type { RunLog, RunManifest, Summary } from "../harness/record/index.ts";

/** A data source described for people, in markdown. */
export interface DataCard {
  readonly name: string;
  readonly markdown: string;
}

/** All that a report is made of: no clock, no machine, no network. */
export interface ReportInput {
  readonly manifest: RunManifest;
  readonly logs: readonly RunLog[];
  readonly summary: Summary;
  readonly dataCards: readonly DataCard[];
}
