import { describe, expect, it } from "vitest";
import { Benchmark, FIDELITIES, SAMPLER_NAMES, samplerOf, trainingMsTo } from "../../harness/nas/index.ts";
import { syntheticTable } from "../fixtures/synthetic-table.ts";

const table = syntheticTable();
const benchmark = new Benchmark(table);
const SOME = [0, 1, 4321, 15_624];
const meanSeconds =
  table.columns.cifar_train_s_200.reduce((sum, seconds) => sum + seconds, 0) / table.architectures.length;

describe("a supernet", () => {
  it.each([
    ["one-shot", "oneshot_acc"],
    ["few-shot", "fewshot_acc"],
  ] as const)("%s scores by its column, at 7 %% of a training epoch", (name, column) => {
    const sampler = samplerOf(benchmark, name);
    for (const i of SOME) {
      expect(sampler.score(i)).toBe(table.columns[column][i]);
      expect(sampler.costMs(i)).toBe(Math.round((0.07 * benchmark.trainingMs(i)) / 200));
    }
  });

  it("one-shot is set up in 600 mean epochs of the table, few-shot in 2,100", () => {
    const epochMs = (meanSeconds / 200) * 1000;
    expect(Math.abs(samplerOf(benchmark, "one-shot").setupMs - 600 * epochMs)).toBeLessThan(5);
    expect(Math.abs(samplerOf(benchmark, "few-shot").setupMs - 2100 * epochMs)).toBeLessThan(15);
  });
});

describe("a zero-cost proxy", () => {
  it.each([
    ["naswot", "naswot_s"],
    ["logsynflow", "logsynflow_s"],
  ] as const)("%s costs its own measured seconds and needs no set-up", (name, column) => {
    const sampler = samplerOf(benchmark, name);
    expect(sampler.setupMs).toBe(0);
    for (const i of SOME) {
      expect(sampler.score(i)).toBe(table.columns[name][i]);
      expect(sampler.costMs(i)).toBe(Math.round(table.columns[column][i] * 1000));
    }
  });
});

describe("training time", () => {
  it("at low fidelity and then on costs as much as all at once, to the millisecond", () => {
    for (let i = 0; i < table.architectures.length; i++) {
      const low = trainingMsTo(benchmark, i, FIDELITIES["low-fidelity"]);
      const whole = trainingMsTo(benchmark, i, FIDELITIES.training);
      expect(low + (whole - low)).toBe(benchmark.trainingMs(i));
      expect(Math.abs(low - (benchmark.trainingMs(i) * 12) / 200)).toBeLessThanOrEqual(0.5);
    }
  });

  it("is whole milliseconds for every sampler", () => {
    for (const name of SAMPLER_NAMES) {
      const sampler = samplerOf(benchmark, name);
      expect(Number.isInteger(sampler.setupMs)).toBe(true);
      for (const i of SOME) expect(Number.isInteger(sampler.costMs(i))).toBe(true);
    }
  });
});
