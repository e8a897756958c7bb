import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cheapestSet, type Offer } from "../../baselines/oracle/cheapest-set.ts";

const SIDE = 12;
const reference: [number, number] = [SIDE, SIDE];

/** Hypervolume of integer points, cell by cell. */
function volumeOf(offers: readonly Offer[]): number {
  let cells = 0;
  for (let x = 0; x < SIDE; x++) {
    for (let y = 0; y < SIDE; y++) if (offers.some((offer) => offer.x <= x && offer.y <= y)) cells++;
  }
  return cells;
}

/** The least price of all subsets that reach the target; null when not even all of them do. */
function leastPrice(offers: readonly Offer[], target: number): number | null {
  let least: number | null = null;
  for (let mask = 0; mask < 2 ** offers.length; mask++) {
    const subset = offers.filter((_, i) => (mask >> i) & 1);
    const price = subset.reduce((sum, offer) => sum + offer.price, 0);
    if ((least === null || price < least) && volumeOf(subset) >= target) least = price;
  }
  return least;
}

// Coordinates reach beyond the reference: such offers are worth nothing. Prices of 0 are what is owned already.
const offers = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: SIDE + 2 }),
    y: fc.integer({ min: 0, max: SIDE + 2 }),
    price: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Offers that all stand on one front, so that every one of them may matter. */
const front = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: SIDE - 1 }), { minLength: 8, maxLength: 8 }),
    fc.uniqueArray(fc.integer({ min: 0, max: SIDE - 1 }), { minLength: 8, maxLength: 8 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
  )
  .map(([xs, ys, prices]) => {
    const down = ys.toSorted((a, b) => b - a);
    return xs.toSorted((a, b) => a - b).map((x, i) => ({ x, y: down[i], price: prices[i] }));
  });

describe("the cheapest set", () => {
  it("costs what the best of all subsets costs, and reaches the target", () => {
    fc.assert(
      fc.property(fc.oneof(offers, front), fc.integer({ min: 1, max: 110 }), (list, target) => {
        const chosen = cheapestSet(list, reference, target);
        const bought = chosen?.map((i) => list[i]) ?? null;
        const price = bought?.reduce((sum, offer) => sum + offer.price, 0) ?? null;
        expect(price).toBe(leastPrice(list, target));
        expect(bought === null || volumeOf(bought) >= target).toBe(true);
        expect(new Set(chosen).size).toBe(chosen?.length ?? 0);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it("is null when all offers together miss the target", () => {
    expect(cheapestSet([{ x: 1, y: 1, price: 1 }], reference, 122)).toBeNull();
    expect(cheapestSet([{ x: 1, y: 1, price: 1 }], reference, 121)).toEqual([0]);
    expect(cheapestSet([], reference, 1)).toBeNull();
  });

  it("takes what is owned for nothing", () => {
    const owned = { x: 0, y: 6, price: 0 };
    const cheap = { x: 6, y: 0, price: 2 };
    const dear = { x: 0, y: 0, price: 9 };
    expect(cheapestSet([dear, owned, cheap], reference, 108)?.toSorted()).toEqual([1, 2]);
    expect(cheapestSet([dear, owned, cheap], reference, 109)?.includes(0)).toBe(true);
  });
});
