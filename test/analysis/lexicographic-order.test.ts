import * as fc from "fast-check";
import { expect, it } from "vitest";
import { lexicographicOrder } from "../../harness/analysis/lexicographic-order.ts";

/** Stable, by comparing one axis after the other: the slow twin. */
function twin(axes: readonly (readonly number[])[]): number[] {
  return axes[0]
    .map((_, i) => i)
    .toSorted((a, b) => {
      const axis = axes.find((values) => values[a] !== values[b]);
      return axis === undefined ? 0 : axis[a] - axis[b];
    });
}

/** Few values, so that runs of ties are short where there are many of them and long where there are few. */
const axes = (values: number, minLength: number, maxLength: number): fc.Arbitrary<number[][]> =>
  fc
    .array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -values, max: values }))), {
      minLength,
      maxLength,
    })
    .map((rows) => [0, 1, 2].map((k) => rows.map((row) => (row[k] === 0 && row[0] < 0 ? -0 : row[k]))));

it.each([
  ["few points", 2, 0, 20],
  ["short runs of ties", 400, 410, 900],
  ["long runs of ties", 2, 410, 900],
  ["runs that are sorted by radix themselves", 0, 900, 1000],
])("lexicographicOrder is stable and compares axis by axis: %s", (_, values, minLength, maxLength) => {
  fc.assert(
    fc.property(axes(values, minLength, maxLength), (made) => {
      expect([...lexicographicOrder(made.map((axis) => Float64Array.from(axis)))]).toEqual(twin(made));
    }),
    { numRuns: 40 },
  );
});

it("lexicographicOrder of a column with one value goes by the next", () => {
  const n = 2000;
  const [flat, falling] = [new Float64Array(n), Float64Array.from({ length: n }, (_, i) => -i)];
  expect([...lexicographicOrder([flat, falling])]).toEqual(Array.from({ length: n }, (_, i) => n - 1 - i));
  expect([...lexicographicOrder([])]).toEqual([]);
});
