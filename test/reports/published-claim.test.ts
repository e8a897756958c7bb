import { expect, it } from "vitest";
import { publishedClaim } from "../../reports/text/published-claim.ts";

const pair = { method: "ce-nas", against: "vanilla", accounting: "paper", ratioN: 20 };

it("sets our ratio and its interval beside the published one, target by target", () => {
  const told = publishedClaim([
    { ...pair, metric: "carbonKgTo.0.95", ratio: 0.1, ci95: [0.05, 0.2] },
    { ...pair, metric: "carbonKgTo.0.98", ratio: 0.25, ci95: [0.125, 0.5] },
    { ...pair, metric: "carbonKgTo.0.99", ratio: 0.5, ci95: [0.4, 0.625] },
    { ...pair, against: "random", metric: "carbonKgTo.0.99", ratio: 0.01, ci95: [0.01, 0.01] },
    { ...pair, accounting: "full", metric: "carbonKgTo.0.99", ratio: 0.5, ci95: null, ratioN: 2 },
  ]);
  expect(told).toEqual([
    "published: CE-NAS up to 7.22x less carbon than vanilla NAS; here, accounting paper, vanilla / ce-nas: " +
      "10.00x [5.00, 20.00] to 95 % (n = 20: reached); " +
      "4.00x [2.00, 8.00] to 98 % (n = 20: not reached, within the interval); " +
      "2.00x [1.60, 2.50] to 99 % (n = 20: not reached)",
    "published: CE-NAS up to 7.22x less carbon than vanilla NAS; here, accounting full, vanilla / ce-nas: " +
      "2.00x to 99 % (n = 2: no interval)",
  ]);
});

it("says nothing where the two were not compared", () => {
  expect(
    publishedClaim([{ ...pair, method: "nsga2", metric: "carbonKgTo.0.98", ratio: 1, ci95: null }]),
  ).toEqual([]);
});
