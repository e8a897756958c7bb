import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport, indexPage, tableOf, type BuiltFigure } from "../../reports/index.ts";
import { drawAll, hasBrowser, openBrowser, openFile, overflowing } from "./browser.ts";
import { inventReport } from "./invented-report.ts";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

/** Two reports of the same kind: more than twenty figures on one page. */
const input = inventReport();
const { figures } = buildReport(input);
const renamed = (suffix: string): BuiltFigure[] =>
  figures.map((figure) => ({ ...figure, id: `${figure.id}${suffix}` }));
const part = (scenario: string, own: readonly BuiltFigure[]) => ({
  manifest: { ...input.manifest, scenario },
  sentences: [`${scenario} was run.`],
  figures: own,
  tables: [],
});
const html = indexPage(
  [part("a", figures), part("b", renamed("-b"))],
  {
    title: "Every figure",
    question: "What came out?",
    command: "npm run figures",
    tables: [{ id: "beside", caption: "Beside the paper", table: tableOf<object>([], []) }],
  },
  input.dataCards,
);

describe.skipIf(!hasBrowser)("the page of all figures in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "cenas-index-"));
  const file = join(folder, "index.html");
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, html);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens offline with twenty figures and more, draws each when it is scrolled to, and stays below 5 MB", async () => {
    const { page, requests, complaints } = await openFile(browser, file, { offline: true });
    const count = 2 * figures.length;
    expect(count).toBeGreaterThan(20);
    expect(await page.locator(".plot.drawn").count()).toBeLessThan(count);
    expect(await drawAll(page)).toEqual([]);
    expect([requests, complaints]).toEqual([[`file://${file}`], []]);
    expect(statSync(file).size).toBeLessThan(5e6);
  });

  it("is accessible, and no wider than a phone", async () => {
    const { page } = await openFile(browser, file, { viewport: { width: 390, height: 800 } });
    expect(await overflowing(page)).toEqual([]);
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate<{ id: string; impact: string }[]>(
      "axe.run().then(({ violations }) => violations.map(({ id, impact }) => ({ id, impact })))",
    );
    expect(found.filter(({ impact }) => ["serious", "critical"].includes(impact))).toEqual([]);
  });
});
