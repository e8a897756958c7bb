import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIGURES } from "../../reports/index.ts";
import { figuresSection } from "../../reports/page/figures-section.ts";
import { page } from "../../reports/page/page.ts";
import { buildReport, buildTables } from "../../reports/index.ts";
import { hasBrowser, openBrowser, openFile } from "../../test/reports/browser.ts";
import { inventReport } from "../../test/reports/invented-report.ts";
import { SMALL } from "../../test/reports/invented-runs.ts";

const input = inventReport({ ...SMALL, seeds: 20, hours: 40 });
const tables = buildTables(input);

/** Twenty figures: those of a report, and as many again as it takes. */
function pageOfTwenty(): string {
  const figures = Array.from({ length: 20 }, (_, at) => {
    const { id, title, csv, build } = FIGURES[at % FIGURES.length];
    return { id: `${id}-${at}`, title, csv, spec: build(tables) };
  });
  return page(input.manifest, [
    { id: "headline", title: "In short", html: "" },
    { id: "figures", title: "Figures", html: figuresSection(figures), entries: figures },
  ]);
}

/** Wall time until the page is loaded and its first figure drawn, as the browser itself has it. */
async function open(): Promise<{ overriddenDuration: number }> {
  const folder = mkdtempSync(join(tmpdir(), "cenas-bench-page-"));
  const browser = await openBrowser();
  try {
    const file = join(folder, "index.html");
    writeFileSync(file, pageOfTwenty());
    const { page: opened } = await openFile(browser, file);
    await opened.locator(".plot.drawn").first().waitFor();
    return { overriddenDuration: Number(await opened.evaluate("performance.now()")) };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Building the page of a report, and opening one of twenty figures in a browser where there is one. */
export default [
  { name: "report, 3 methods x 20 seeds, all files", run: () => buildReport(input).files.size },
  { name: "page, 20 figures, from tables", run: () => pageOfTwenty().length },
  ...(hasBrowser ? [{ name: "page, 20 figures, opened until drawn (wall)", run: open }] : []),
];
