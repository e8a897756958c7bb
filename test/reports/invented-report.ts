import { summarise } from "../../harness/analysis/index.ts";
import type { ReportInput } from "../../reports/index.ts";
import { inventRuns, SMALL, type Invention } from "./invented-runs.ts";

/** A whole report's input from an invented experiment. */
export function inventReport(invention: Invention = SMALL): ReportInput {
  const { manifest, logs } = inventRuns(invention);
  const summary = summarise(manifest, logs);
  return { manifest, logs, summary, dataCards: [{ name: "invented", markdown: "# Invented\n\nNo data." }] };
}
