import * as fc from "fast-check";
import { expect, it } from "vitest";
import { firstUndominated } from "../../baselines/parts/searchers/first-undominated.ts";
import { dominanceCounts, flatPoints } from "../../harness/analysis/index.ts";

/** On a small grid, so that some are equal, and some equal in one loss. */
const points = (dimensions: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: dimensions, maxLength: dimensions }), {
    minLength: 1,
    maxLength: 40,
  });

it.each([2, 3])("is the first of those that the fewest dominate, in %i losses", (dimensions) => {
  fc.assert(
    fc.property(points(dimensions), (losses) => {
      const waiting = losses.map((own, architecture) => ({ architecture, losses: own }));
      const counts = dominanceCounts(flatPoints(losses), dimensions);
      expect(firstUndominated(waiting).architecture).toBe(counts.indexOf(Math.min(...counts)));
    }),
  );
});

it("refuses to choose from none", () => {
  expect(() => firstUndominated([])).toThrow("got no candidates");
});
