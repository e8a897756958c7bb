import { expect, it } from "vitest";
import { rankInterval, spearman } from "../../harness/analysis/index.ts";

it("an interval of a rank correlation holds the correlation, and is the same each time", () => {
  const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const y = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9];
  const [low, high] = rankInterval(x, y, spearman) ?? [Number.NaN, Number.NaN];
  expect(low).toBeLessThan(spearman(x, y));
  expect(high).toBeGreaterThanOrEqual(spearman(x, y));
  expect(low).toBeGreaterThan(0.4);
  expect(rankInterval(x, y, spearman)).toEqual([low, high]);
});

it("there is none of fewer than six pairs, nor where one side is constant", () => {
  expect(rankInterval([1, 2, 3], [1, 2, 3], spearman)).toBeNull();
  expect(rankInterval([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1], spearman)).toBeNull();
});
