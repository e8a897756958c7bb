import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halfOf, ofHalf } from "../../harness/forecast/transformer/float16.ts";

describe("half precision", () => {
  it("keeps every half", () => {
    const all = Array.from({ length: 0x10000 }, (_, bits) => bits);
    const halves = all.filter((bits) => !Number.isNaN(ofHalf(bits)));
    expect(halves).toHaveLength(2 * 31 * 1024);
    expect(halves.filter((bits) => halfOf(ofHalf(bits)) !== bits)).toEqual([]);
  });

  it("takes the nearest half", () => {
    fc.assert(
      fc.property(fc.double({ min: -65000, max: 65000, noNaN: true }), (value) => {
        const bits = halfOf(value);
        const error = Math.abs(ofHalf(bits) - value);
        const neighbours = [bits - 1, bits + 1].map((other) => ofHalf(other & 0xffff));
        const near = neighbours.filter((neighbour) => neighbour * value >= 0);
        for (const neighbour of near) expect(error).toBeLessThanOrEqual(Math.abs(neighbour - value));
      }),
      { seed: 1 },
    );
  });

  it("takes the even one of two as near", () => {
    expect(ofHalf(halfOf(1 + 2 ** -11))).toBe(1);
    expect(ofHalf(halfOf(1 + 3 * 2 ** -11))).toBe(1 + 2 ** -9);
  });

  it.each([65520, 1e9, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (value) => {
    expect(() => halfOf(value)).toThrow(RangeError);
  });
});
