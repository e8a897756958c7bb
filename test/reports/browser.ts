import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";

/** Whether this machine has the browser; tests that need one are skipped where it has not. */
export const hasBrowser = existsSync(CHROMIUM);

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** A file in the browser, with the address of every request that it made and everything that it complained of. */
export interface OpenPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

export async function openFile(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`file://${file}`);
  return { page, requests, complaints };
}

/** Scrolls to every figure and waits until it is drawn. @returns those with no mark drawn. */
export async function drawAll(page: Page): Promise<string[]> {
  const empty: string[] = [];
  for (const plot of await page.locator(".plot").all()) {
    await plot.scrollIntoViewIfNeeded();
    await plot.locator("svg").first().waitFor();
    if ((await plot.locator("svg [class*=role-mark] path, svg [class*=role-mark] text").count()) === 0) {
      empty.push((await plot.getAttribute("data-figure")) ?? "");
    }
  }
  return empty;
}

/** Elements that stick out of the screen to the right, but for what scrolls by itself; and figures wider than their place. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(".plot")].filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.dataset.figure)
    .concat([...document.querySelectorAll("body *")]
    .filter((one) => one.ownerSVGElement == null && one.closest(".scroll, pre, .vg-tooltip, .skip") === null)
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.tagName + " " + one.getAttribute("class")))`);
}
