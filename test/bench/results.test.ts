import { describe, expect, it } from "vitest";
import { changedResults } from "../../bench/results/results.ts";
import type { SmokeMetrics, SmokeResults } from "../../bench/results/smoke.ts";

const run = (hypervolume: number): SmokeMetrics => ({
  hypervolume,
  trainings: 3,
  endHours: 79,
  paperKg: 1,
  fullKg: 2,
});
const results = (...hypervolumes: number[]): SmokeResults => ({ small: { random: hypervolumes.map(run) } });
const six = [1, 2, 3, 4, 5, 6];

describe("results beside the blessed ones", () => {
  it("are the same, or changed from a bit on", () => {
    expect(changedResults(results(...six), results(...six))).toEqual([]);
    const [change, ...others] = changedResults(results(...six), results(1, 2, 3, 4, 5, 6 + 1e-15));
    expect(change).toMatchObject({ method: "random", metric: "hypervolume", changed: "1 of 6" });
    expect(others).toEqual([]);
  });

  it("differ by their paired difference, which is narrow however wide the seeds lie apart", () => {
    const [{ difference }] = changedResults(results(...six), results(...six.map((value) => value + 10)));
    expect(difference).toEqual([10, 10]);
  });

  it("tell a method that came or went", () => {
    expect(changedResults({ small: {} }, results(1)).map(({ changed }) => changed)).toEqual(
      Array.from({ length: 5 }, () => "0 before, 1 now"),
    );
    expect(changedResults(results(1), {})).toHaveLength(5);
  });
});
