import { describe, expect, it } from "vitest";
import { blend, type Forecaster } from "../../harness/forecast/index.ts";

function saying(name: string, value: number, by = name): Forecaster {
  const values = (hours: number, times: number): Float64Array => new Float64Array(hours).fill(value * times);
  return {
    name,
    learned: true,
    historyHours: value,
    memoryHours: 10 * value,
    maxLeadHours: 96,
    forecast: (_, hours) => ({
      by,
      median: values(hours, 1),
      low: values(hours, 0.5),
      high: values(hours, 2),
    }),
  };
}

const history = { currentHourMs: 0, hours: 0, last: () => new Float64Array(0) };

describe("a blend of forecasters", () => {
  it("is the mean of their logarithms, and needs what each of them needs", () => {
    const both = blend("both", [saying("a", 100), saying("b", 400)]);
    expect(both).toMatchObject({ historyHours: 400, memoryHours: 4000, maxLeadHours: 96, learned: true });
    const { by, median, low, high } = both.forecast(history, 3);
    expect(by).toBe("both");
    for (const [values, expected] of [
      [median, 200],
      [low, 100],
      [high, 400],
    ] as const) {
      expect(values).toHaveLength(3);
      for (const value of values) expect(value).toBeCloseTo(expected, 9);
    }
  });

  it("leaves out a part in whose place another stands in, and says who is left", () => {
    const left = blend("both", [saying("a", 100), saying("b", 400, "persistence")]).forecast(history, 2);
    expect(left).toMatchObject({ by: "a", median: Float64Array.of(100, 100) });
    const none = blend("both", [saying("a", 100, "persistence"), saying("b", 400, "persistence")]);
    expect(none.forecast(history, 1).by).toBe("persistence");
  });

  it("leaves out a part where it says nothing", () => {
    const { median } = blend("both", [saying("a", 100), saying("b", Number.NaN)]).forecast(history, 1);
    expect(median[0]).toBeCloseTo(100, 9);
  });
});
