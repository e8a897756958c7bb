import { describe, expect, it } from "vitest";
import type { RunLog } from "../../harness/record/index.ts";
import {
  executeInline,
  type Execution,
  type Progress,
  type RunSpec,
  type Runner,
} from "../../harness/run/index.ts";

const specOf = (seed: number): RunSpec => ({
  key: { scenario: "s", method: "m", seed, window: "w" },
  method: "m",
  seed,
  accountings: ["paper"],
});
const logOf = ({ key }: RunSpec): RunLog => ({ key, bound: false, events: [], statements: {} });

/** All that comes of these batches of seeds. */
async function executionsOf(
  seeds: readonly (readonly number[])[],
  runner: Runner = logOf,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Execution[]> {
  const batches = seeds.map((batch) => batch.map(specOf));
  const executions: Execution[] = [];
  for await (const execution of executeInline(batches, runner, onProgress)) executions.push(execution);
  return executions;
}

describe("runs in this thread", () => {
  it("come back sorted by key, whatever their order", async () => {
    const [{ logs, failures }] = await executionsOf([[12, 3, 100, 1]]);
    expect(logs.map(({ key }) => key.seed)).toEqual([1, 3, 12, 100]);
    expect(failures).toEqual([]);
  });

  it("tell their progress after each", async () => {
    const told: Progress[] = [];
    await executionsOf([[1, 2], [3]], logOf, (progress) => told.push(progress));
    expect(told).toEqual([
      { done: 1, total: 3 },
      { done: 2, total: 3 },
      { done: 3, total: 3 },
    ]);
  });

  it("go on when one throws, and name the one that did", async () => {
    const runner = (spec: RunSpec): RunLog => {
      if (spec.seed === 2) throw new RangeError("out of luck");
      return logOf(spec);
    };
    const [{ logs, failures }] = await executionsOf([[1, 2, 3]], runner);
    expect(logs.map(({ key }) => key.seed)).toEqual([1, 3]);
    expect(failures.map(({ spec, error }) => [spec.seed, error.message])).toEqual([[2, "out of luck"]]);
  });

  it("come batch by batch, in the order of the batches", async () => {
    const executions = await executionsOf([[9, 8], [], [1]]);
    expect(executions.map(({ logs }) => logs.map(({ key }) => key.seed))).toEqual([[8, 9], [], [1]]);
  });
});
