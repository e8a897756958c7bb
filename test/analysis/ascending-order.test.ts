import * as fc from "fast-check";
import { expect, it } from "vitest";
import { ascendingOrder } from "../../harness/analysis/ascending-order.ts";

const twin = (values: readonly number[], start: readonly number[]): number[] =>
  start.toSorted((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0));

const anyDouble = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity),
  fc.integer({ min: -3, max: 3 }),
);

it.each([
  [0, 20],
  [410, 700],
])("ascendingOrder is a stable sort of any doubles, %i to %i of them", (minLength, maxLength) => {
  fc.assert(
    fc.property(fc.array(anyDouble, { minLength, maxLength }), (values) => {
      const identity = values.map((_, i) => i);
      const doubles = Float64Array.from(values);
      expect([...ascendingOrder(doubles)]).toEqual(twin(values, identity));
      const start = identity.toReversed();
      expect([...ascendingOrder(doubles, Uint32Array.from(start))]).toEqual(twin(values, start));
    }),
  );
});

it.each([
  ["a few pairs", 2 ** -30],
  ["nearly all", 2 ** -52],
])("ascendingOrder tells values apart whose upper halves are alike, %s of them", (_, step) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2 ** 12 }), { minLength: 410, maxLength: 900 }),
      (steps) => {
        const values = steps.map((count) => 1 + count * step);
        const identity = values.map((_, i) => i);
        expect([...ascendingOrder(Float64Array.from(values))]).toEqual(twin(values, identity));
      },
    ),
    { numRuns: 30 },
  );
});
