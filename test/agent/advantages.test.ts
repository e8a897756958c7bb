import { describe, expect, it } from "vitest";
import { advantagesOf, centreWithin } from "../../scenarios/training/agent/advantages.ts";

describe("advantages", () => {
  // deltas: 1 + 0.5 * 4 - 2 = 1;  2 + 0.5 * 6 - 4 = 1;  3 - 6 = -3.
  const rewards = Float64Array.of(1, 2, 3);
  const values = Float64Array.of(2, 4, 6);

  it.each([
    // A_2 = -3; A_1 = 1 + 0.5 * 0.8 * -3 = -0.2; A_0 = 1 + 0.4 * -0.2 = 0.92.
    ["between, by hand", 0.8, [0.92, -0.2, -3]],
    ["one step: the deltas", 0, [1, 1, -3]],
    // Returns 1 + 1 + 0.75, 2 + 1.5, 3, less the values.
    ["to the end: returns less values", 1, [0.75, -0.5, -3]],
  ])("%s", (_, trace, expected) => {
    const { advantages, returns } = advantagesOf(rewards, values, { discount: 0.5, trace });
    expected.forEach((advantage, t) => {
      expect(advantages[t]).toBeCloseTo(advantage, 12);
      expect(returns[t]).toBeCloseTo(advantage + values[t], 12);
    });
  });

  it("within a group are told apart by the actions alone; the last one standing learns nothing", () => {
    const group = [Float64Array.of(1, 5, 7), Float64Array.of(3, 1)];
    centreWithin(group);
    expect(group).toEqual([Float64Array.of(-1, 2, 0), Float64Array.of(1, -2)]);
  });
});
