import { describe, expect, it } from "vitest";
import { claimVerdict, claimedFold, publishedClaim } from "../../reports/text/published-claim.ts";

const pair = { method: "ce-nas", against: "vanilla", accounting: "paper", ratioN: 20 };
const real = { data: { kind: "real" } } as const;

it("sets our ratio and its interval beside the published one, target by target", () => {
  const told = publishedClaim({
    ...real,
    comparisons: [
      { ...pair, metric: "carbonKgTo.0.95", ratio: 0.1, ci95: [0.05, 0.125] },
      { ...pair, metric: "carbonKgTo.0.97", ratio: 0.1, ci95: [0.05, 0.2] },
      { ...pair, metric: "carbonKgTo.0.98", ratio: 0.25, ci95: [0.125, 0.5] },
      { ...pair, metric: "carbonKgTo.0.99", ratio: 0.5, ci95: [0.4, 0.625] },
      { ...pair, against: "random", metric: "carbonKgTo.0.99", ratio: 0.01, ci95: [0.01, 0.01] },
      { ...pair, accounting: "full", metric: "carbonKgTo.0.99", ratio: 0.5, ci95: null, ratioN: 2 },
    ],
  });
  expect(told).toEqual([
    "published: CE-NAS up to 7.22x less carbon than vanilla NAS; here, accounting paper, vanilla / ce-nas: " +
      "10.00x [8.00, 20.00] to 95 % (n = 20: reached); " +
      "10.00x [5.00, 20.00] to 97 % (n = 20: undecided: the interval holds 7.22); " +
      "4.00x [2.00, 8.00] to 98 % (n = 20: undecided: the interval holds 7.22); " +
      "2.00x [1.60, 2.50] to 99 % (n = 20: not reached)",
    "published: CE-NAS up to 7.22x less carbon than vanilla NAS; here, accounting full, vanilla / ce-nas: " +
      "2.00x to 99 % (n = 2: no interval)",
  ]);
});

it("says the same of vanilla compared with ce-nas as of ce-nas with vanilla", () => {
  const metric = "carbonKgTo.0.98";
  const turned = { ...pair, method: "vanilla", against: "ce-nas" };
  const [told] = publishedClaim({ ...real, comparisons: [{ ...turned, metric, ratio: 4, ci95: [2, 8] }] });
  expect(told).toContain("4.00x [2.00, 8.00] to 98 %");
  expect(
    publishedClaim({ ...real, comparisons: [{ ...pair, metric, ratio: 0.25, ci95: [0.125, 0.5] }] }),
  ).toEqual([told]);
});

it("judges no data made by models", () => {
  const comparisons = [{ ...pair, metric: "carbonKgTo.0.95", ratio: 0.1, ci95: [0.05, 0.125] as const }];
  const [told] = publishedClaim({ data: { kind: "sample" }, comparisons });
  expect(told).toContain("10.00x [8.00, 20.00] to 95 % (n = 20: sample data, made by models: no verdict)");
});

it("says nothing where the two were not compared, or have no ratio", () => {
  const metric = "carbonKgTo.0.98";
  const others = [
    { ...pair, method: "nsga2", metric, ratio: 1, ci95: null },
    { ...pair, method: "vanilla", against: "random", metric, ratio: 1, ci95: null },
    { ...pair, metric, ratio: null, ci95: null },
  ];
  expect(publishedClaim({ ...real, comparisons: others })).toEqual([]);
  expect(others.map(claimedFold)).toEqual([null, null, null]);
});

describe("the verdict rests on both ends of the interval", () => {
  it.each([
    [7.22, 20, "reached"],
    [7.21, 7.22, "undecided: the interval holds 7.22"],
    [7.21, 20, "undecided: the interval holds 7.22"],
    [1, 7.21, "not reached"],
  ])("from %d to %d: %s", (low, high, verdict) => {
    for (const times of [low, high]) expect(claimVerdict({ times, interval: [low, high] })).toBe(verdict);
  });
});
