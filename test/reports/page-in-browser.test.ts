import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildReport, FIGURES } from "../../reports/index.ts";
import { hasBrowser, inBrowser } from "./browser.ts";
import { inventReport } from "./invented-report.ts";

/** Waits for the page, scrolls each figure into view, and counts what was drawn of each: paths and groups of marks. */
const DRAW_ALL = `(async () => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  while (document.readyState !== "complete") await pause(20);
  const before = document.querySelectorAll(".plot.drawn").length;
  for (const plot of document.querySelectorAll(".plot")) {
    plot.scrollIntoView();
    for (let tries = 0; tries < 250 && !plot.matches(".drawn"); tries += 1) await pause(20);
  }
  return {
    lazy: before < document.querySelectorAll(".plot").length,
    drawn: [...document.querySelectorAll(".plot.drawn")].map((plot) => plot.dataset.figure),
    empty: [...document.querySelectorAll(".plot")]
      .filter((plot) => plot.querySelectorAll("svg .role-mark path").length === 0)
      .map((plot) => plot.dataset.figure),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
})()`;

it.skipIf(!hasBrowser)(
  "draws every figure when scrolled to, with no request but for the page itself",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "cenas-report-"));
    try {
      const file = join(folder, "report.html");
      writeFileSync(file, buildReport(inventReport()).get("report.html") ?? "");
      const { value, requests } = await inBrowser(file, DRAW_ALL);
      expect(value).toEqual({ lazy: true, drawn: FIGURES.map(({ id }) => id), empty: [], wide: false });
      expect(requests).toEqual([`file://${file}`]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
