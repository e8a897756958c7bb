import { join } from "node:path";
import type { RunOptions, ScenarioOutcome } from "../../harness/cli/index.ts";
import { checkWritable } from "../../harness/disk/index.ts";
import { runKeyText } from "../../harness/record/index.ts";
import { cellsOf, type Cell } from "./cell.ts";
import { checkWindow } from "../setting/check-window.ts";
import { truthsIn } from "../setting/compose.ts";
import { executeCells, workersFor } from "./execute-cells.ts";
import { loadData } from "../load-data.ts";
import { publicRequest, publicSetting } from "../setting/public-setting.ts";
import { accountingFiles } from "../results/accounting-files.ts";
import { folderOf, keepEarlier, writeResults } from "../results/results-folder.ts";
import { runsIn } from "./runs-of.ts";
import type { DataKind, Experiment, Request } from "../scenario.ts";

/** An experiment from data to folder: loads, runs, sums up, writes. */
export async function runExperiment(
  experiment: Experiment,
  request: Request,
  options: RunOptions,
): Promise<ScenarioOutcome> {
  const began = performance.now();
  const cells = cellsOf(experiment, request);
  const setting = publicRequest(experiment, request, cells);
  const folderFor = (kind: DataKind): string =>
    folderOf(options.out, experiment.name, [setting, cells.map(settingOf)], kind);
  await checkWritable(folderFor(request.data));
  const traces = [...new Set(cells.map((cell) => cell.setting.trace))];
  const data = await loadData(request.data, traces, options);
  const folder = folderFor(data.kind);
  const truths = truthsIn(data);
  for (const cell of cells) checkWindow(cell.setting, truths(cell.setting).forecasts);
  const runs = runsIn(cells);
  const workers = workersFor(runs, options.workers);
  const executions = executeCells(cells, data, truths, { ...options, workers });
  // Tables and figures are half of all modules: they load while the threads work.
  const complete =
    experiment.cells === undefined
      ? (await import("./one-setting.ts")).oneSetting
      : (await import("./many-settings.ts")).manySettings;
  const completed = await complete({ experiment, request, setting, data, truths, runs, executions });
  const wallSeconds = (performance.now() - began) / 1000;
  const aside = await keepEarlier(folder, completed.manifest);
  if (aside !== null) options.onNotice(`other results lay in ${folder}: they are in ${aside} now`);
  const files = new Map([...completed.files, ...accountingFiles(cells[0].setting.accountings)]);
  await writeResults(folder, { ...completed, files }, "run", { wallSeconds, workers });
  const failures = completed.failures.map(({ spec, error }) => `${runKeyText(spec.key)}: ${error.message}`);
  const { document, text } = completed;
  return { document, text, folder, report: join(folder, "report.html"), failures };
}

/** Everything of a cell that decides its runs: an accounting by its prices, not by its file. */
function settingOf({ setting }: Cell): object {
  return publicSetting(setting);
}
