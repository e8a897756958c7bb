import type { FileContent } from "../../harness/disk/index.ts";
import { runLogLines } from "../../harness/run/index.ts";
import { manifestOf } from "../results/manifest.ts";
import { ownFlags } from "../setting/public-setting.ts";
import { sumUpRuns } from "./sum-up.ts";
import type { Completed, Underway } from "./underway.ts";

/** Sums up an experiment in one setting. */
export async function oneSetting(underway: Underway): Promise<Completed> {
  const { experiment, request, data, truths, executions } = underway;
  for await (const { cell, logs, failures } of executions) {
    const own = ownFlags(experiment, request);
    const manifest = manifestOf(cell.setting, data, truths(cell.setting), logs, own);
    const { document, text, report } = await sumUpRuns(experiment, request, cell.labels, manifest, logs);
    const files = new Map<string, FileContent>([["runs.jsonl", runLogLines(logs)], ...report.files]);
    return { manifest, document, text, files, failures };
  }
  throw new Error(`scenario ${experiment.name} has no setting to run in`);
}
