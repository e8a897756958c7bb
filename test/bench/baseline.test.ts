import { describe, expect, it } from "vitest";
import { YARDSTICK, baselineText, readBaseline } from "../../bench/baseline.ts";

const times = (name: string, medianMs: number) => ({
  name,
  clock: "cpu" as const,
  n: 5,
  medianMs,
  q1Ms: medianMs,
  q3Ms: medianMs,
  minMs: medianMs,
});
const on = (machine: string, yardstickMs: number, caseMs: number) => ({
  machine,
  measured: [times("a case", caseMs), times(YARDSTICK, yardstickMs)],
});

describe("a baseline", () => {
  it("of this machine is compared in milliseconds", () => {
    expect(baselineText(on("here", 2, 10), on("here", 2, 15))).toMatch(
      /a case +\| 15\.00 +\| 10\.00 +\| 1\.50/,
    );
  });

  it("of another machine as ratios only, each time divided by its yardstick, and said", () => {
    const text = baselineText(on("there", 4, 20), on("here", 2, 15));
    expect(text).toMatch(/of another machine \(there; this: here\): ratios only/);
    expect(text).toMatch(/a case +\| 1\.50/);
    expect(text).not.toContain("20.00");
    const bare = { machine: "there", measured: [times("a case", 20)] };
    expect(() => baselineText(bare, on("here", 2, 15))).toThrow(/needs "typed heap/);
  });

  it("that is none is refused", () => {
    expect(() => readBaseline("package.json")).toThrow(/expected what npm run -s bench -- --json writes/);
    expect(() => readBaseline("nowhere.json")).toThrow(/--baseline nowhere.json: ENOENT/);
  });
});
