import { join } from "node:path";
import type { RunOptions, ScenarioOutcome } from "../../harness/cli/index.ts";
import { checkWritable } from "../../harness/disk/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import { banner, buildStudyReport } from "../../reports/index.ts";
import { commandWith } from "../results/command.ts";
import { dataCards } from "../results/data-cards.ts";
import { digestsOf } from "../results/manifest.ts";
import { folderOf, keepEarlier, writeResults } from "../results/results-folder.ts";
import type { Records, Study, StudyRequest, StudyResult } from "../scenario.ts";
import { packageVersion } from "../results/version.ts";

/** Where in a folder of results the records of its work lie. */
export const RECORDS = "records";
const NO_RECORDS: Records = new Map();

/** A study from data to folder: computes, or is told again from records, and writes. */
export async function runStudy(
  study: Study,
  request: StudyRequest,
  options: RunOptions,
  tell: () => Promise<StudyResult> = () => study.run(request, options),
): Promise<ScenarioOutcome> {
  const began = performance.now();
  const { name: scenario, question } = study;
  const setting = { scenario, question, ...request, ...study.restsOn?.(request) };
  await checkWritable(folderOf(options.out, scenario, setting, request.data));
  const { data, findings, charged = [], records = NO_RECORDS } = await tell();
  const folder = folderOf(options.out, scenario, setting, data.kind);
  const version = packageVersion();
  const head = {
    scenario,
    fingerprint: fingerprintOf([setting, data.kind, digestsOf(data), version]),
    digest: fingerprintOf(findings.document),
    setting,
    data,
  };
  const command = commandWith(scenario, { ...request, data: data.kind });
  const manifest: Manifest = { ...head, question, version, command };
  const document = { ...head, ...findings.document };
  const { files } = buildStudyReport(manifest, findings, await dataCards(data), charged);
  for (const [name, text] of records) files.set(`${RECORDS}/${name}`, text);
  const wallSeconds = (performance.now() - began) / 1000;
  const aside = await keepEarlier(folder, manifest);
  if (aside !== null) options.onNotice(`other results lay in ${folder}: they are in ${aside} now`);
  await writeResults(folder, { manifest, document, files }, "run", { wallSeconds, workers: 1 });
  const text = [...banner(data), findings.text, ...data.notes.map((note) => `note: ${note}`), ""].join("\n");
  return { document, text, folder, report: join(folder, "report.html"), failures: [] };
}
