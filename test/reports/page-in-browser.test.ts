import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport, FIGURES } from "../../reports/index.ts";
import { drawAll, hasBrowser, openBrowser, openFile, overflowing, type OpenPage } from "./browser.ts";
import { inventReport } from "./invented-report.ts";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
const LONG = `<script>alert("x")</script>'&${"wide".repeat(45)}`;

const input = inventReport();
const report = buildReport(input).files;
/** The same with names that would break a page made without care. */
const hostile = buildReport({
  ...input,
  manifest: {
    ...input.manifest,
    scenario: LONG,
    setting: { ...input.manifest.setting, trace: LONG },
    data: { ...input.manifest.data, notes: [LONG] },
    methods: input.manifest.methods.map((method) => ({ ...method, summary: LONG })),
  },
  dataCards: [{ name: LONG, markdown: `# ${LONG}\n\n${LONG}` }],
}).files;

describe.skipIf(!hasBrowser)("the page in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "cenas-page-"));
  const file = join(folder, "report.html");
  let browser: Browser;
  let open: OpenPage;
  let page: Page;

  beforeAll(async () => {
    writeFileSync(file, report.get("report.html") ?? "");
    browser = await openBrowser();
    open = await openFile(browser, file);
    page = open.page;
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens without a complaint, asks for nothing but itself, and draws a figure when it is scrolled to", async () => {
    const { requests, complaints } = open;
    expect(await page.locator(".plot.drawn").count()).toBeLessThan(FIGURES.length);
    expect(await drawAll(page)).toEqual([]);
    expect(await page.locator(".plot.drawn").count()).toBe(FIGURES.length);
    expect([requests, complaints]).toEqual([[`file://${file}`], []]);
  });

  it("chooses a method in all figures at once, by button and by legend, and a key in one figure", async () => {
    const faint = (id: string) =>
      page
        .locator(`[data-figure=${id}] [class*=role-mark] path`)
        .evaluateAll(
          (marks) => marks.filter((mark) => Number(mark.getAttribute("opacity") ?? 1) < 0.1).length,
        );
    const figures = ["hypervolume-by-hours", "carbon-by-activity", "fronts"];
    const now = async () => Promise.all(figures.map(faint));
    expect(await now()).toEqual([0, 0, 0]);
    await page.locator("[data-method=vanilla]").click();
    await expect.poll(now).not.toContain(0);
    expect(await page.locator("#choice").textContent()).toContain("vanilla");
    await page.locator("#all-methods").click();
    await expect.poll(now).toEqual([0, 0, 0]);
    await page.locator("[data-figure=hypervolume-by-hours] [class*=role-legend-label] text").first().click();
    await expect.poll(now).not.toContain(0);
    await page.locator("#all-methods").press("Enter");
    await page.locator("[data-figure=carbon-by-activity][data-key=training]").click();
    await expect.poll(async () => (await now()).map((count) => count > 0)).toEqual([false, true, false]);
  });

  it("zooms with Ctrl and the wheel", async () => {
    const plot = page.locator("[data-figure=hypervolume-by-hours].plot");
    await plot.scrollIntoViewIfNeeded();
    await plot.locator("svg").waitFor();
    const ticks = async () => (await plot.locator("[class*=role-axis-label] text").allTextContents()).join();
    const before = await ticks();
    await plot.hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -600);
    await page.keyboard.up("Control");
    await expect.poll(ticks).not.toBe(before);
  });

  it("sorts, filters and saves a table", async () => {
    await page.locator("details:has(table)").evaluateAll((all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    const table = page.locator("details .scroll table").first();
    const cells = (column: number) =>
      table.locator(`tbody tr:visible > :nth-child(${column})`).allInnerTexts();
    const heads = await table.locator("thead th").allInnerTexts();
    const ratio = heads.findIndex((head) => head === "ratio") + 1;
    const head = table.locator("thead th").nth(ratio - 1);
    await head.getByRole("button").press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    const numbers = (await cells(ratio))
      .map((text) => Number.parseFloat(text))
      .filter((one) => !Number.isNaN(one));
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const tools = page.locator("details .tools:has(input)").first();
    await tools.getByRole("searchbox").fill("oracle carbon");
    const left = await cells(1);
    expect(left.length).toBeGreaterThan(0);
    expect(new Set(left)).toEqual(new Set(["oracle (bound)"]));
    expect(await tools.getByRole("status").textContent()).toMatch(
      new RegExp(`^${left.length} of \\d+ rows$`),
    );
    const csv = await saved(page, tools.getByRole("button"));
    expect(csv.bytes.toString().split("\n")).toHaveLength(left.length + 2);
  });

  it("saves each figure's spec, drawing and rows", async () => {
    for (const id of ["hypervolume-by-hours", "methods-compared"]) {
      const get = async (kind: string) =>
        saved(page, page.locator(`[data-figure=${id}][data-download=${kind}]`));
      const spec = JSON.parse(report.get(`figures/${id}.vl.json`) ?? "") as {
        data: { values: Record<string, unknown>[] };
        title: { text: string };
      };
      const [own, csv, svg, png] = [await get("spec"), await get("csv"), await get("svg"), await get("png")];
      expect(own.name).toBe(`${id}.vl.json`);
      expect(JSON.parse(own.bytes.toString())).toEqual(spec);
      const [header, ...lines] = csv.bytes.toString().trimEnd().split("\n");
      expect(header.split(",").slice(0, 2)).toEqual(Object.keys(spec.data.values[0]).slice(0, 2));
      expect(lines).toHaveLength(spec.data.values.length);
      expect(svg.bytes.toString()).toMatch(/^<svg/);
      expect(svg.bytes.toString()).toContain(spec.title.text.slice(0, 20));
      expect(svg.bytes.toString()).not.toContain("currentColor");
      expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
      expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(900);
    }
  });

  it.each([
    ["as it is", null],
    ["dark", { colorScheme: "dark" }],
    ["phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
  ] as const)("fits and passes axe: %s", async (_, options) => {
    const shown = options === null ? page : (await openFile(browser, file, options)).page;
    expect(await drawAll(shown)).toEqual([]);
    expect(await overflowing(shown)).toEqual([]);
    expect(await colours(shown)).toBeGreaterThan(100);
    expect(await violations(shown)).toEqual([]);
  });

  it("turns dark by its button, and has ink on paper when printed from the dark", async () => {
    const paper = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await paper();
    const button = page.locator("#theme");
    await button.click();
    expect(await paper()).toBe(light);
    await button.click();
    expect(await button.textContent()).toBe("Theme: dark");
    expect(await paper()).not.toBe(light);
    await page.emulateMedia({ media: "print" });
    expect(await paper()).toBe("rgb(255, 255, 255)");
    expect(await page.locator(".tools:visible, .choice:visible, nav:visible").count()).toBe(0);
    const pdf = await page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
  });

  it("draws every figure for paper, though none was looked at, before anything else can happen", async () => {
    const { page: fresh } = await openFile(browser, file);
    const drawn = await fresh.evaluate<number>(`new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(document.querySelectorAll(".plot svg").length);
      dispatchEvent(new Event("beforeprint"));
      port2.postMessage(null);
    })`);
    expect(drawn).toBe(FIGURES.length);
  });

  it("copies the command that makes it again", async () => {
    const { page: fresh } = await openFile(browser, file, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const button = fresh.locator("[data-copy]");
    await button.click();
    expect(await button.textContent()).toBe("Copied");
    expect(await fresh.evaluate("navigator.clipboard.readText()")).toBe(input.manifest.command);
  });

  it("holds names with tags, quotes and 200 characters, on a phone too", async () => {
    const other = join(folder, "hostile.html");
    writeFileSync(other, hostile.get("report.html") ?? "");
    const { page: shown, complaints } = await openFile(browser, other, {
      viewport: { width: 390, height: 844 },
    });
    expect(await shown.locator("h1").textContent()).toBe(LONG);
    expect(await drawAll(shown)).toEqual([]);
    expect(await overflowing(shown)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** How many colours a picture of the first figure has: an empty one has a handful. */
async function colours(page: Page): Promise<number> {
  const shot = await page.locator("[data-figure=hypervolume-by-hours].plot").screenshot();
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob("${shot.toString("base64")}"), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
  })()`);
}

/** What axe-core finds that is serious or critical. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, "utf8"));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: object): Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const found = (await axe.run({ exclude: [".plot svg > *"] })).violations;
    return found
      .filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html }) => html.slice(0, 150))
            .slice(0, 3)
            .join(" | ")}`,
      );
  });
}
