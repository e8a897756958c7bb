import { expect, it } from "vitest";
import { againstReference } from "../../reports/text/against-reference.ts";

const pair = {
  method: "ce-nas",
  against: "vanilla",
  ratio: 0.2,
  ci95: [0.1, 0.4] as const,
  pAdjusted: 0.0004,
};

it("tells a ratio with its interval and p-value", () => {
  expect(againstReference([pair], "ce-nas", "vanilla")).toBe("0.20 [0.10, 0.40] (<0.001)");
});

it("turns a pair that stands the other way round, bounds too", () => {
  expect(againstReference([{ ...pair, pAdjusted: 0.25 }], "vanilla", "ce-nas")).toBe(
    "5.00 [2.50, 10.00] (0.250)",
  );
});

it("tells no ratio where there is none, and no interval that is not known", () => {
  expect(againstReference([pair], "vanilla", "vanilla")).toBe("1");
  expect(againstReference([pair], "random", "vanilla")).toBe("-");
  expect(againstReference([{ ...pair, ratio: null }], "ce-nas", "vanilla")).toBe("-");
  expect(againstReference([{ ...pair, ci95: null, pAdjusted: null }], "ce-nas", "vanilla")).toBe("0.20");
});
