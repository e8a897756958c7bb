import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildReport, indexPage, renderedFigure, type IndexedReport } from "../../reports/index.ts";
import { scenarioApi } from "../../scenarios/api.ts";
import { PLAN } from "../../scenarios/figures/plan.ts";
import { PACKAGE_ROOT } from "../../scenarios/package-root.ts";
import { inventReport } from "../../test/reports/invented-report.ts";
import { SMALL } from "../../test/reports/invented-runs.ts";

const ROOT = fileURLToPath(PACKAGE_ROOT);

/** The command in a process of its own, all that it draws thrown away before it begins. @throws Error with what it said when it fails. */
function figures(out: string, ...args: string[]): void {
  rmSync(join(out, "figures"), { recursive: true, force: true });
  rmSync(join(out, "tables"), { recursive: true, force: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "scenarios/launch.mjs"), "figures", "--quiet", "--out", out, ...args],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`figures ${args.join(" ")} ended with ${status}: ${stderr}`);
}

/** A figure of a small run that stands in its scenario's place: told to be the default one, which takes its time. */
export async function oneFigure(): Promise<() => void> {
  const out = mkdtempSync(join(tmpdir(), "cenas-bench-figures-"));
  process.once("exit", () => rmSync(out, { recursive: true, force: true }));
  const run = join(out, "runs/evaluators");
  const quiet = { onNotice: () => {}, onTransfer: () => {}, onProgress: () => {} };
  await scenarioApi.run(
    "evaluators",
    { data: "sample", trained: [10], seeds: [1] },
    { ...quiet, mirror: undefined, cache: join(out, "cache"), workers: 1, out: run },
  );
  const manifest = join(run, "manifest.json");
  const said = JSON.parse(readFileSync(manifest, "utf8")) as object;
  const setting = scenarioApi.explain("evaluators", { data: "sample" });
  writeFileSync(manifest, JSON.stringify({ ...said, setting }));
  return () => figures(out, "--only", "rank-correlation", "--data", "sample");
}

/** Everything, from the runs that `npm run figures` has left. @throws Error where it has not been run: making them takes long. */
export function wholePlan(): () => void {
  const runs = join(ROOT, "runs/figures/runs");
  const lacking = [...new Set(PLAN.map(({ scenario }) => scenario))].filter(
    (scenario) => !existsSync(join(runs, scenario, "manifest.json")),
  );
  if (lacking.length > 0)
    throw new Error(`runs/figures/runs lacks ${lacking.join(", ")}; make them with: npm run figures`);
  const out = mkdtempSync(join(tmpdir(), "cenas-bench-plan-"));
  process.once("exit", () => rmSync(out, { recursive: true, force: true }));
  mkdirSync(out, { recursive: true });
  symlinkSync(runs, join(out, "runs"));
  return () => figures(out);
}

const input = inventReport({ ...SMALL, seeds: 20, hours: 40 });
const report = buildReport(input);

/** All figures of a report, each as all of its files. */
export async function figuresRendered(): Promise<number> {
  let files = 0;
  for (const figure of report.figures) files += (await renderedFigure(figure)).size;
  return files;
}

/** Characters of the page. */
export function pageOfTwoReports(): number {
  const part = (scenario: string, suffix: string): IndexedReport => ({
    manifest: { ...input.manifest, scenario },
    sentences: [],
    figures: report.figures.map((figure) => ({ ...figure, id: `${figure.id}${suffix}` })),
    tables: [],
  });
  const head = { title: "Every figure", question: "What came out?", command: "npm run figures", tables: [] };
  return indexPage([part("a", ""), part("b", "-b")], head, input.dataCards).length;
}
