import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figuresSection } from "../../reports/page/figures-section.ts";
import { page } from "../../reports/page/page.ts";
import { FIGURES, buildReport, buildTables } from "../../reports/index.ts";
import { openBrowser, openFile } from "../../test/reports/browser.ts";
import { svgOf } from "../../reports/render/svg.ts";
import type { Counts } from "../case.ts";
import { inventReport } from "../../test/reports/invented-report.ts";
import { SMALL } from "../../test/reports/invented-runs.ts";

const input = inventReport({ ...SMALL, seeds: 20, hours: 40 });
const tables = buildTables(input);

/** Twenty figures: those of a report, and as many again as it takes. */
export function pageOfTwenty(): string {
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
export async function open(): Promise<{ overriddenDuration: number }> {
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

export function report(): number {
  return buildReport(input).files.size;
}

/** The specs of all figures that these tables give rise to, as JSON. */
export function figureSpecs(): Counts {
  const specs = FIGURES.map(({ build }) => JSON.stringify(build(tables)));
  return { figures: specs.length };
}

/** All of them as SVG. */
export async function figuresDrawn(): Promise<number> {
  let characters = 0;
  for (const { build } of FIGURES) characters += (await svgOf(build(tables))).length;
  return characters;
}
