import { summarise } from "../harness/analysis/index.ts";
import { mainRuns } from "../harness/record/index.ts";
import { runLogLine } from "../harness/run/index.ts";
import { buildReport, summaryText } from "../reports/index.ts";
import { dataCards } from "./data-cards.ts";
import { manifestOf } from "./manifest.ts";
import { ownFlags } from "./public-setting.ts";
import type { Completed, Underway } from "./underway.ts";

/** Sums up an experiment in one setting: the summary is the document, and the report shows every run. */
export async function oneSetting(underway: Underway): Promise<Completed> {
  const { experiment, asked, data, truths, executions } = underway;
  for await (const { cell, logs, failures } of executions) {
    const own = ownFlags(experiment, asked.request);
    const manifest = manifestOf(cell.setting, data, truths(cell.setting), logs, own);
    const summary = summarise(manifest, logs);
    const kept = experiment.keep?.({ manifest, logs: mainRuns(logs) }, asked.request);
    const result = { labels: cell.labels, manifest, results: summary, kept };
    const findings = (await experiment.findings?.([result], asked.request)) ?? null;
    const report = buildReport(
      { manifest, logs: mainRuns(logs), summary, dataCards: await dataCards(data) },
      findings,
    );
    return {
      manifest,
      document: { ...summary, ...findings?.document },
      text: [summaryText(summary), ...(findings === null ? [] : [findings.text])].join("\n"),
      files: new Map([["runs.jsonl", logs.map(runLogLine).join("")], ...report]),
      failures,
    };
  }
  throw new Error(`scenario ${experiment.name} has no setting to run in`);
}
