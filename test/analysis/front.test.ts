import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFront, flatPoints, Front2, hypervolume, nonDominated } from "../../harness/analysis/index.ts";
import { dominates, GRID_REFERENCE, gridPoints } from "./point-sets.ts";

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
});
