import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

const CHROMIUM = "/usr/bin/chromium";

/** Whether this machine has the browser; tests that need one are skipped where it has not. */
export const hasBrowser = existsSync(CHROMIUM);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly request?: { readonly url: string } };
  readonly result?: {
    readonly targetId?: string;
    readonly sessionId?: string;
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string };
  };
}

/** Opens a file, awaits an expression in it, and returns its value with the address of every request that the page made. */
export async function inBrowser(
  file: string,
  expression: string,
): Promise<{ value: unknown; requests: string[] }> {
  const profile = mkdtempSync(join(tmpdir(), "cenas-browser-"));
  const browser = spawn(
    CHROMIUM,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--remote-debugging-pipe",
      `--user-data-dir=${profile}`,
      "--window-size=1300,900",
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  try {
    const requests: string[] = [];
    const call = protocol(browser.stdio[3] as Writable, browser.stdio[4] as Readable, requests);
    const { targetId } = await call("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
    await call("Network.enable", {}, sessionId);
    await call("Page.enable", {}, sessionId);
    await call("Page.navigate", { url: `file://${file}` }, sessionId);
    const evaluated = await call(
      "Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    if (evaluated.exceptionDetails !== undefined) {
      throw new Error(`in the browser: ${evaluated.exceptionDetails.text}`);
    }
    return { value: evaluated.result?.value, requests };
  } finally {
    browser.kill();
    await new Promise((resolve) => {
      browser.once("exit", resolve);
    });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The browser's debugging protocol over two pipes: JSON, each message ended by a NUL. */
function protocol(to: Writable, from: Readable, requests: string[]) {
  const waiting = new Map<number, (message: Message) => void>();
  let rest = "";
  from.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.method === "Network.requestWillBeSent") {
        requests.push(message.params?.request?.url ?? "");
      }
      waiting.get(message.id ?? -1)?.(message);
    }
  });
  let id = 0;
  return async (method: string, params: object, sessionId?: string) => {
    id += 1;
    const own = id;
    const reply = new Promise<Message>((resolve) => {
      waiting.set(own, resolve);
    });
    to.write(`${JSON.stringify({ id: own, method, params, sessionId })}\0`);
    return (await reply).result ?? {};
  };
}
