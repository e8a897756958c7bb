import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");

/** Every module that comes along when one is loaded: what it imports, other than for types alone, and so on. */
function loadedWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  if (!entry.startsWith("/")) return found;
  const text = readFileSync(entry, "utf8");
  for (const [, target] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)";/gm)) {
    loadedWith(target.startsWith(".") ? resolve(dirname(entry), target) : target, found);
  }
  return found;
}

describe("what a run loads", () => {
  it.each([
    "scenarios/running/run-experiment.ts",
    "scenarios/running/worker.ts",
    "scenarios/studies/forecasting.ts",
  ])("from %s on holds the transformer but no tensor library", (entry) => {
    const modules = [...loadedWith(resolve(ROOT, entry))];
    expect(modules).toContain(resolve(ROOT, "harness/forecast/transformer/transformer.ts"));
    expect(modules.filter((path) => /@tensorflow|harness\/(nn|train)\//.test(path))).toEqual([]);
  });

  it("would be seen to hold one: training does", () => {
    const modules = [...loadedWith(resolve(ROOT, "scenarios/training/train-forecaster.ts"))];
    expect(modules).toContain(resolve(ROOT, "harness/nn/open-backend.ts"));
  });
});
