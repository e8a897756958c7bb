import type { ChargedRun } from "../../harness/analysis/index.ts";
import { emissionsCsv } from "./emissions.ts";
import { sciCsv } from "./sci.ts";

/** What other tools read of the runs: `emissions.csv` as CodeCarbon writes it, `sci.csv`. */
export function exportFiles(runs: readonly ChargedRun[], fingerprint: string): [string, string][] {
  return [
    ["emissions.csv", emissionsCsv(runs, fingerprint)],
    ["sci.csv", sciCsv(runs)],
  ];
}
