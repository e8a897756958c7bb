import { expect, it } from "vitest";
import { besideThePaper, type TablesOf } from "../../scenarios/figures/published.ts";

/** Carbon of ce-nas over vanilla's is a quarter, as the report's table has it; others stand beside it. */
const row = {
  accounting: "paper",
  metric: "carbonKgTo.0.97",
  method: "ce-nas",
  against: "vanilla",
  ratio: "0.25",
  ci95Low: "0.125",
  ci95High: "0.5",
  ratioN: "19",
  n: "20",
};
const tables: TablesOf = (scenario, table) =>
  scenario === "hwnasbench" && table === "comparisons"
    ? [{ ...row, against: "random", ratio: "0.01" }, row, { ...row, accounting: "full", ratio: "0.8" }]
    : [];

it("tells vanilla's carbon over ce-nas's, which is the table's ratio turned round, bounds too, and judges it", () => {
  const found = besideThePaper(tables).find(({ setting }) =>
    setting.includes("97 % of HV_max, accounting paper"),
  );
  expect(found?.ours).toBe("4x [2, 8], n = 19 of 20 seeds where both got there");
  expect(found?.verdict).toBe("not reached, within the interval");
});

it("says of what was not run that it was not", () => {
  const others = besideThePaper(() => []);
  expect(others.filter(({ ours }) => /NaN|undefined|Infinity/.test(ours))).toEqual([]);
  expect(others[0].ours).toBe("not run yet: npm run figures");
});
