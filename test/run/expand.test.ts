import { describe, expect, it } from "vitest";
import { expand, type Design } from "../../harness/run/index.ts";
import { runKeyText } from "../../harness/record/index.ts";

const design: Design = {
  scenario: "s",
  window: "Z/2021-07-02T07:00:00Z/79h",
  methods: [
    { name: "random", bound: false },
    { name: "oracle", bound: true },
  ],
  seeds: [1, 2],
  accountings: ["paper", "full"],
  steered: false,
};
const brief = (specs: ReturnType<typeof expand>): string[] =>
  specs.map(
    ({ key, accountings }) => `${key.method} ${key.seed} ${key.accounting ?? "-"} ${accountings.join("+")}`,
  );

describe("the runs of a design", () => {
  it("are one a method and seed, charged under all accountings; a bound has one for each", () => {
    expect(brief(expand(design))).toEqual([
      "random 1 - paper+full",
      "random 2 - paper+full",
      "oracle 1 paper paper",
      "oracle 1 full full",
      "oracle 2 paper paper",
      "oracle 2 full full",
    ]);
  });

  it("are one more for each target that a bound plans for anew", () => {
    const plans = [{ target: 0.95, method: "oracle-0.95" }];
    const specs = expand({ ...design, seeds: [1], methods: [{ name: "oracle", bound: true, plans }] });
    expect(specs.map(({ key, method }) => [key.method, key.accounting, key.target, method])).toEqual([
      ["oracle", "paper", undefined, "oracle"],
      ["oracle", "paper", 0.95, "oracle-0.95"],
      ["oracle", "full", undefined, "oracle"],
      ["oracle", "full", 0.95, "oracle-0.95"],
    ]);
    expect(new Set(specs.map(({ key }) => runKeyText(key))).size).toBe(4);
  });

  it("are one for each accounting where a budget lets it steer", () => {
    expect(brief(expand({ ...design, steered: true })).slice(0, 4)).toEqual([
      "random 1 paper paper",
      "random 1 full full",
      "random 2 paper paper",
      "random 2 full full",
    ]);
  });

  it("have keys of their own", () => {
    const keys = expand({ ...design, steered: true }).map(({ key }) => runKeyText(key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("have keys that sort by seed, however large", () => {
    const seeds = [2, 999_999, 1_000_000, Number.MAX_SAFE_INTEGER];
    const keys = expand({ ...design, methods: design.methods.slice(0, 1), seeds }).map(({ key }) =>
      runKeyText(key),
    );
    expect(keys.toSorted()).toEqual(keys);
  });
});
