import { availableParallelism } from "node:os";
import { join, resolve as resolvePath } from "node:path";
import { summarise } from "../harness/analysis/index.ts";
import type { RunOptions, ScenarioOutcome } from "../harness/cli/index.ts";
import { runKeyText } from "../harness/record/index.ts";
import {
  checkWritable,
  executeInThreads,
  executeInline,
  expand,
  fingerprintOf,
  provenanceOf,
  runLogLine,
  writeFolder,
  type Execution,
  type RunSpec,
} from "../harness/run/index.ts";
import { buildReport } from "../reports/index.ts";
import { runnerOf, truthsOf, type Truths } from "./compose.ts";
import { dataCards } from "./data-cards.ts";
import { loadData, type LoadedData } from "./load-data.ts";
import { manifestOf, publicSetting, windowName } from "./manifest.ts";
import { definitionOf, type Setting } from "./setting.ts";
import { checkWindow } from "./window.ts";
import type { WorkerData } from "./worker.ts";

/** Beside this file, as source or as built. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

/** Runs in one thread up to so many: starting threads would cost more than it saves. */
const RUNS_INLINE = 24;

/** A setting from data to folder: loads, runs, sums up, writes. */
export async function runScenario(setting: Setting, options: RunOptions): Promise<ScenarioOutcome> {
  const began = performance.now();
  const folder = resolvePath(options.out ?? defaultFolder(setting));
  await checkWritable(folder);
  const data = await loadData(setting.data, setting.trace, options);
  const truths = truthsOf(setting, data.table, data.trace);
  checkWindow(setting, truths.trace);
  const specs = specsOf(setting);
  const workers = Math.min(options.workers ?? availableParallelism(), specs.length);
  const { logs, failures } = await execute(setting, specs, data, truths, workers, options);
  const manifest = manifestOf(setting, data, truths, logs);
  const summary = summarise(manifest, logs);
  const report = buildReport({ manifest, logs, summary, dataCards: await dataCards(data) });
  const provenance = provenanceOf((performance.now() - began) / 1000, workers);
  await writeFolder(
    folder,
    new Map([
      ["manifest.json", json(manifest)],
      ["runs.jsonl", logs.map(runLogLine).join("")],
      ["summary.json", json(summary)],
      ["provenance.json", json(provenance)],
      ...report,
    ]),
  );
  return {
    summary,
    folder,
    report: join(folder, "report.html"),
    failures: failures.map(({ spec, error }) => `${runKeyText(spec.key)}: ${error.message}`),
  };
}

function specsOf(setting: Setting): RunSpec[] {
  return expand({
    scenario: setting.scenario,
    window: windowName(setting),
    methods: setting.methods.map((name) => ({ name, bound: definitionOf(name).bound })),
    seeds: setting.seeds,
    accountings: setting.accountings.map(({ name }) => name),
    steered: setting.carbonBudgetKg !== null,
  });
}

function execute(
  setting: Setting,
  specs: readonly RunSpec[],
  data: LoadedData,
  truths: Truths,
  workers: number,
  options: RunOptions,
): Promise<Execution> {
  if (workers === 1 || (options.workers === undefined && specs.length <= RUNS_INLINE)) {
    return executeInline(specs, runnerOf(setting, truths), options.onProgress);
  }
  const { mirror, cache } = options;
  const workerData: WorkerData = { setting: { ...setting, data: data.kind }, mirror, cache };
  return executeInThreads(specs, { url: WORKER, workerData, workers }, options.onProgress);
}

/** One folder for each setting, so that another question never overwrites an answer. */
function defaultFolder(setting: Setting): string {
  return join("runs", `${setting.scenario}-${fingerprintOf(publicSetting(setting)).slice(0, 8)}`);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
