import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_METHODS } from "../../baselines/index.ts";
import { digestOf } from "../../harness/run/index.ts";
import { runnerOf, truthsOf } from "../../scenarios/setting/compose.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { resolve } from "../../scenarios/setting/setting.ts";
import { syntheticTable } from "../fixtures/synthetic-table.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";

const FILE = join(import.meta.dirname, "run-logs.json");

/** Digest and headline of one short run of each method. Bless with BLESS=1; the reason goes into the changelog. */
describe("run logs", () => {
  it("are those that were blessed", async () => {
    const setting = resolve(hwnasbench, { ...hwnasbench.defaults, start: "2021-06-20T07:00Z", hours: 12 });
    const runner = runnerOf(setting, truthsOf(setting, syntheticTable(), syntheticTrace()));
    const found: Record<string, unknown> = {};
    for (const method of DEFAULT_METHODS) {
      const key = { scenario: "golden", method, seed: 1, window: "golden" };
      const log = await runner({ key, method, seed: 1, accountings: ["paper", "full"] });
      const carbonG = Object.entries(log.statements).map(([name, { total }]) => [name, total.carbonG]);
      found[method] = { digest: digestOf([log]), events: log.events.length, carbonG: Object.fromEntries(carbonG) };
    }
    const text = `${JSON.stringify(found, null, 2)}\n`;
    if (process.env["BLESS"] === "1") writeFileSync(FILE, text);
    const blessed = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
    if (text !== blessed) writeFileSync(FILE.replace(".json", ".changed.json"), text);
    expect(text).toBe(blessed);
  });
});
