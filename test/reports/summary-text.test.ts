import { expect, it } from "vitest";
import { summaryText } from "../../reports/index.ts";
import { inventReport } from "./invented-report.ts";

it("explains a dash: two of four seeds that got there have no median", () => {
  const { summary } = inventReport();
  const [name] = Object.keys(summary.methods);
  const accountings = structuredClone(summary.methods[name].accounting);
  const [accounting] = Object.keys(accountings);
  const metric = accountings[accounting].metrics["carbonKgTo.0.97"];
  Object.assign(accountings[accounting], { seeds: 4 });
  Object.assign(metric, { median: null, values: [1, 2, null, null] });
  const methods = { ...summary.methods, [name]: { ...summary.methods[name], accounting: accountings } };
  const text = summaryText({ ...summary, methods });
  expect(text).toContain("- (2/4)");
  expect(text).toContain("-: half or fewer)");
});
