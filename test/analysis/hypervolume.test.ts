import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flatPoints, hypervolume } from "../../harness/analysis/index.ts";
import { countedHypervolume, GRID_REFERENCE, gridPoints, sphereFront, uniformCloud } from "./point-sets.ts";

const reference = (dimensions: number): number[] => Array<number>(dimensions).fill(GRID_REFERENCE);
const measure = (points: readonly (readonly number[])[], dimensions: number): number =>
  hypervolume(flatPoints(points), dimensions, reference(dimensions));

describe.each([2, 3, 4])("hypervolume in %i-D", (dimensions) => {
  it("equals the counted cells of a grid", () => {
    fc.assert(
      fc.property(gridPoints(dimensions, 14), (points) => {
        expect(measure(points, dimensions)).toBeCloseTo(countedHypervolume(points, dimensions), 9);
      }),
      { numRuns: 400 },
    );
  });

  it("does not depend on the order of the points", () => {
    const two = gridPoints(dimensions).chain((points) =>
      fc.tuple(
        fc.constant(points),
        fc.shuffledSubarray(points, { minLength: points.length, maxLength: points.length }),
      ),
    );
    fc.assert(
      fc.property(two, ([points, shuffled]) => {
        expect(measure(shuffled, dimensions)).toBeCloseTo(measure(points, dimensions), 9);
      }),
    );
  });

  it("never falls when a point is added, and stays when a point is added twice", () => {
    fc.assert(
      fc.property(gridPoints(dimensions), gridPoints(dimensions, 1), (points, added) => {
        const before = measure(points, dimensions);
        const after = measure([...points, ...added], dimensions);
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        expect(measure([...points, ...added, ...added], dimensions)).toBeCloseTo(after, 9);
      }),
    );
  });

  it("agrees with itself on many points, cut in two", () => {
    // vol(A) + vol(B) - vol(A clipped to B) = vol(A u B): enough points to leave the small-n paths.
    const cloud = uniformCloud(400, dimensions, 5);
    const ones = Array<number>(dimensions).fill(1);
    const half = 200 * dimensions;
    const meets: number[] = [];
    for (let a = 0; a < half; a += dimensions) {
      for (let b = half; b < cloud.length; b += dimensions) {
        for (let k = 0; k < dimensions; k++) meets.push(Math.max(cloud[a + k], cloud[b + k]));
      }
    }
    const sizes = [cloud.subarray(0, half), cloud.subarray(half), Float64Array.from(meets)].map((points) =>
      hypervolume(points, dimensions, ones),
    );
    expect(hypervolume(cloud, dimensions, ones)).toBeCloseTo(sizes[0] + sizes[1] - sizes[2], 10);
  });
});

describe("hypervolume of large sets", () => {
  // Values of moocore 0.2 and pagmo 2.19 on the same inputs, to the digits printed.
  it.each([
    ["uniform", 100_000, 2, 11, 0.9998425294472],
    ["sphere", 100_000, 2, 12, 0.7853903696486],
    ["uniform", 10_000, 3, 13, 0.994559079637],
    ["sphere", 10_000, 3, 14, 0.517065219504],
    ["uniform", 500, 4, 15, 0.8792283682643],
    ["sphere", 500, 4, 16, 0.2389878439936],
  ] as const)("%s, %i points in %i-D", (kind, n, dimensions, seed, expected) => {
    const points = kind === "uniform" ? uniformCloud(n, dimensions, seed) : sphereFront(n, dimensions, seed);
    expect(hypervolume(points, dimensions, Array<number>(dimensions).fill(1))).toBeCloseTo(expected, 12);
  });
});

describe("hypervolume of odd input", () => {
  it("is 0 without points, and where no point beats the reference", () => {
    expect(hypervolume(new Float64Array(0), 2, [1, 1])).toBe(0);
    expect(hypervolume(Float64Array.of(0, 1, 1, 0, 2, -5), 2, [1, 1])).toBe(0);
  });

  it("handles negative coordinates", () => {
    // Accuracy turned negative: (-90, 10) and (-80, 5) against (0, 50).
    expect(hypervolume(Float64Array.of(-90, 10, -80, 5), 2, [0, 50])).toBe(90 * 40 + 80 * 5);
  });

  it("refuses NaN, cut rows, other dimensions and other references", () => {
    expect(() => hypervolume(Float64Array.of(0, NaN), 2, [1, 1])).toThrow(/NaN in row 0, dimension 1/);
    expect(() => hypervolume(Float64Array.of(0, 0, 0), 2, [1, 1])).toThrow(/rows of 2/);
    expect(() => hypervolume(Float64Array.of(0), 1, [1])).toThrow(/expected 2, 3 or 4/);
    expect(() => hypervolume(Float64Array.of(0, 0), 2, [1])).toThrow(/expected 2 finite/);
    expect(() => hypervolume(Float64Array.of(-Infinity, 0), 2, [1, 1])).toThrow(/infinite/);
  });
});
