import { describe, expect, it } from "vitest";
import { Benchmark, PAPER_OBJECTIVES, type ArchitectureTable } from "../../harness/nas/index.ts";
import { syntheticTable } from "../fixtures/synthetic-table.ts";

const table = syntheticTable();

/** The table with one value of one column changed. */
function changed(column: keyof ArchitectureTable["columns"], row: number, value: number): ArchitectureTable {
  const values = table.columns[column].slice();
  values[row] = value;
  return { ...table, columns: { ...table.columns, [column]: values } };
}

describe("the benchmark", () => {
  const benchmark = new Benchmark(table);

  it("turns every objective so that lower is better, and back", () => {
    for (const i of [0, 77, 15_624]) {
      const accuracy = table.columns.cifar10_test_200[i];
      const energy = table.columns.edgegpu_energy_mj[i];
      expect(benchmark.losses(i)).toEqual([-accuracy, energy]);
      expect(benchmark.natural(benchmark.losses(i))).toEqual([accuracy, energy]);
    }
    expect(benchmark.referenceLosses.map((loss) => loss + 0)).toEqual([0, 50]);
  });

  it("counts training in whole milliseconds", () => {
    expect(benchmark.trainingMs(5)).toBe(Math.round(table.columns.cifar_train_s_200[5] * 1000));
  });

  it("has a front that nothing dominates and that dominates or equals all the rest", () => {
    const front = benchmark.trueFront().map((i) => benchmark.losses(i));
    const atLeast = (a: readonly number[], b: readonly number[]): boolean => a[0] <= b[0] && a[1] <= b[1];
    for (const a of front) expect(front.filter((b) => atLeast(b, a))).toHaveLength(1);
    const uncovered = table.architectures.filter(
      (_, i) => !front.some((point) => atLeast(point, benchmark.losses(i))),
    );
    expect(uncovered).toEqual([]);
  });

  it("has the hypervolume of its front", () => {
    const byEnergy = benchmark
      .trueFront()
      .map((i) => benchmark.natural(benchmark.losses(i)))
      .toSorted((a, b) => a[1] - b[1]);
    const volume = byEnergy.reduce(
      (sum, [accuracy, energy], i) => sum + accuracy * ((byEnergy[i + 1]?.[1] ?? 50) - energy),
      0,
    );
    expect(benchmark.referenceHypervolume()).toBeCloseTo(volume, 6);
  });

  it("refuses an objective with a value missing, naming table, column and row", () => {
    expect(() => new Benchmark(changed("edgegpu_energy_mj", 9, Number.NaN))).toThrow(
      "table synthetic: column edgegpu_energy_mj row 9: got NaN",
    );
  });

  it.each([0, -1, Number.NaN])("refuses %s s of training", (seconds) => {
    expect(() => new Benchmark(changed("cifar_train_s_200", 11, seconds))).toThrow(
      `cifar_train_s_200 row 11: got ${seconds} s`,
    );
  });

  it("refuses a column that the table does not have, naming those it has", () => {
    const [accuracy, energy] = PAPER_OBJECTIVES;
    expect(() => new Benchmark(table, [accuracy, { ...energy, column: "joules" }])).toThrow(
      /table synthetic has no column joules; it has .*edgegpu_energy_mj/,
    );
  });
});
