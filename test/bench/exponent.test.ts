import { expect, it } from "vitest";
import { exponentOf, exponentOfNLogN } from "../../bench/scaling/exponent.ts";

const sizes = [10, 100, 1000, 10_000];

it("finds the exponent of a power, whatever stands before it", () => {
  for (const exponent of [0, 0.5, 1, 2]) {
    const costs = sizes.map((size) => ({ size, ms: 3.7 * size ** exponent }));
    expect(exponentOf(costs)).toBeCloseTo(exponent, 10);
  }
  expect(() => exponentOf([{ size: 1, ms: 1 }])).toThrow(/two at least/);
});

it("knows what n log n looks like between two sizes", () => {
  const costs = [100, 10_000].map((size) => ({ size, ms: size * Math.log(size) }));
  expect(exponentOfNLogN(100, 10_000)).toBeCloseTo(exponentOf(costs), 10);
});
