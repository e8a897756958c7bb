import { describe, expect, it } from "vitest";
import type { RunLog } from "../../harness/record/index.ts";
import { executeInline, type Progress, type RunSpec } from "../../harness/run/index.ts";

const specOf = (seed: number): RunSpec => ({
  key: { scenario: "s", method: "m", seed, window: "w" },
  method: "m",
  seed,
  accountings: ["paper"],
});
const logOf = ({ key }: RunSpec): RunLog => ({ key, bound: false, events: [], statements: {} });

describe("runs in this thread", () => {
  it("come back sorted by key, whatever their order", async () => {
    const { logs, failures } = await executeInline([12, 3, 100, 1].map(specOf), logOf, () => {});
    expect(logs.map(({ key }) => key.seed)).toEqual([1, 3, 12, 100]);
    expect(failures).toEqual([]);
  });

  it("tell their progress after each", async () => {
    const told: Progress[] = [];
    await executeInline([1, 2].map(specOf), logOf, (progress) => told.push(progress));
    expect(told).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
  });

  it("go on when one throws, and name the one that did", async () => {
    const runner = (spec: RunSpec): RunLog => {
      if (spec.seed === 2) throw new RangeError("out of luck");
      return logOf(spec);
    };
    const { logs, failures } = await executeInline([1, 2, 3].map(specOf), runner, () => {});
    expect(logs.map(({ key }) => key.seed)).toEqual([1, 3]);
    expect(failures.map(({ spec, error }) => [spec.seed, error.message])).toEqual([[2, "out of luck"]]);
  });
});
