import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFront, flatPoints, Front2, hypervolume, nonDominated } from "../../harness/analysis/index.ts";
import { ArrayFront2 } from "./array-front.ts";
import { dominates, GRID_REFERENCE, gridPoints, sphereFront, uniformCloud } from "./point-sets.ts";

describe.each([2, 3, 4])("createFront in %i-D", (dimensions) => {
  const reference = Array<number>(dimensions).fill(GRID_REFERENCE);

  it("keeps hypervolume, size and members as a full recomputation has them", () => {
    fc.assert(
      fc.property(gridPoints(dimensions, 16), (points) => {
        const front = createFront(reference);
        const seen: number[][] = [];
        for (const point of points) {
          const gain = front.gain(point);
          const before = front.hypervolume;
          const blocked = seen.some((other) => other.every((value, k) => value <= point[k]));
          const enters = !blocked && point.every((value) => value < GRID_REFERENCE);
          expect(front.insert(point)).toBe(enters);
          seen.push(point);
          const whole = hypervolume(flatPoints(seen), dimensions, reference);
          expect(front.hypervolume).toBeCloseTo(whole, 9);
          expect(gain).toBeCloseTo(whole - before, 9);
          const inside = seen.filter((row) => row.every((value) => value < GRID_REFERENCE));
          const members = new Set(nonDominated(flatPoints(inside), dimensions).map((i) => String(inside[i])));
          expect(new Set(front.points().map(String))).toEqual(members);
          expect(front.size).toBe(members.size);
        }
      }),
    );
  });

  it("hands out copies", () => {
    const front = createFront(reference);
    front.insert(reference.map(() => 1));
    front.points()[0][0] = 0;
    expect(front.points()[0][0]).toBe(1);
  });

  it("refuses NaN and other dimensions", () => {
    const front = createFront(reference);
    expect(() => front.insert(reference.map(() => NaN))).toThrow(/NaN/);
    expect(() => front.gain([...reference, 0])).toThrow(/expected/);
  });
});

describe("Front2", () => {
  it("is ordered by x and holds no dominated point", () => {
    fc.assert(
      fc.property(gridPoints(2, 30), (points) => {
        const front = new Front2(GRID_REFERENCE, GRID_REFERENCE);
        for (const [x, y] of points) front.insert(x, y);
        const members = front.points();
        expect(members).toEqual(members.toSorted((a, b) => a[0] - b[0]));
        for (const a of members) expect(members.some((b) => dominates(b, a))).toBe(false);
      }),
    );
  });

  const pair = (reference: number) => ({
    fast: new Front2(reference, reference),
    slow: new ArrayFront2(reference, reference),
  });

  it("is its slow twin to the last bit, on few values with many ties", () => {
    fc.assert(
      fc.property(gridPoints(2, 60), gridPoints(2, 3), (points, asked) => {
        const { fast, slow } = pair(GRID_REFERENCE);
        for (const [x, y] of points) {
          expect(fast.insert(x, y)).toBe(slow.insert(x, y));
          for (const [u, v] of asked) expect(fast.gain(u, v)).toBe(slow.gain(u, v));
          expect([fast.size, fast.hypervolume]).toEqual([slow.size, slow.hypervolume]);
        }
        expect(fast.points()).toEqual(slow.points());
      }),
    );
  });

  it.each([
    ["a cloud, which drops what it has", uniformCloud(20_000, 2, 5)],
    ["a front, which keeps all", sphereFront(5000, 2, 6)],
    ["fronts that drop the whole of those before them", fallingFronts(12, 500)],
  ])("is its slow twin to the last bit on %s", (_, points) => {
    const { fast, slow } = pair(2);
    const course = (front: Front2 | ArrayFront2): (number | boolean)[] => {
      const told: (number | boolean)[] = [];
      for (let row = 0; row < points.length; row += 2) {
        const [x, y] = [points[row], points[row + 1]];
        told.push(front.gain(x, y), front.insert(x, y), front.hypervolume);
      }
      return told;
    };
    expect(course(fast)).toEqual(course(slow));
    expect(fast.size).toBe(slow.size);
    expect(fast.points()).toEqual(slow.points());
  });

  it("visits O(log n) members for each insert", () => {
    const visits = [1000, 10_000, 100_000].map((n) => {
      const points = sphereFront(n, 2, 7);
      const front = new Front2(1, 1);
      for (let row = 0; row < points.length; row += 2) front.insert(points[row], points[row + 1]);
      expect(front.size).toBe(n);
      return front.visited / n;
    });
    expect(visits[2]).toBeLessThan(2 * Math.log2(100_000));
    // What ten times the members cost more stays the same.
    expect(visits[1] - visits[0]).toBeLessThan(10);
    expect(visits[2] - visits[1]).toBeLessThan(10);
  });
});

/** Fronts one below the other: the first point of each drops much, the others what is left. */
function fallingFronts(fronts: number, members: number): Float64Array {
  return Float64Array.from(
    Array.from({ length: fronts }, (_, k) =>
      sphereFront(members, 2, k).map((value) => value - 0.1 * k),
    ).flatMap((front) => [...front]),
  );
}
