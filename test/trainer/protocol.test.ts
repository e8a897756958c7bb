import { expect, it } from "vitest";
import { parseReport } from "../../harness/trainer/protocol.ts";

const finished = (more: object): string =>
  JSON.stringify({ type: "finished", job: "a", testAccuracyPct: 91, ...more });

it("takes accuracies from 0 to 100 %, and confusion as many columns as rows", () => {
  const whole = finished({ testAccuracyPct: 100, confusion: [[1, 2], [0, 3]] }); // prettier-ignore
  expect(parseReport(whole)).toMatchObject({ confusion: [[1, 2], [0, 3]] }); // prettier-ignore
  expect(() => parseReport(finished({ testAccuracyPct: 100.1 }))).toThrow("testAccuracyPct: Too big");
  expect(() => parseReport(finished({ testAccuracyPct: -1 }))).toThrow("testAccuracyPct: Too small");
  expect(() => parseReport(finished({ confusion: [[1], [2]] }))).toThrow(
    "confusion: expected as many columns as rows",
  );
});
