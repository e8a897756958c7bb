import { describe, expect, it } from "vitest";
import { contrastOf } from "../../bench/against/contrast.ts";
import { wantedCases } from "../../bench/cases.ts";
import { changedCounts } from "../../bench/counts.ts";
import { parseFlags } from "../../bench/flags.ts";
import type { Found } from "../../bench/measure-apart.ts";

const found = (medianMs: number, counts?: Found["counts"]): Found => ({
  times: { name: "a", clock: "cpu", n: 9, medianMs, q1Ms: medianMs, q3Ms: medianMs, minMs: medianMs },
  ...(counts === undefined ? {} : { counts }),
});
const rounds = (ratios: readonly number[]) =>
  ratios.map((ratio, i) => ({ here: found(ratio * (10 + i)), there: found(10 + i) }));

describe("beside another state", () => {
  it("is slower past 1.25 with an interval that leaves 1.1 out", () => {
    const { ratio, slower, interval } = contrastOf("a", rounds([1.3, 1.31, 1.29, 1.32, 1.28, 1.3]));
    expect(ratio).toBeCloseTo(1.3, 2);
    expect(slower).toBe(true);
    expect(interval?.[0]).toBeGreaterThan(1.25);
  });

  it("is not, where the rounds disagree, or the change is small, or the rounds are too few for an interval", () => {
    expect(contrastOf("a", rounds([2, 0.9, 2, 1, 1, 1.1])).slower).toBe(false);
    expect(contrastOf("a", rounds([1.2, 1.2, 1.2, 1.2, 1.2, 1.2])).slower).toBe(false);
    expect(contrastOf("a", rounds([2, 2, 2]))).toMatchObject({ slower: false, interval: null });
  });

  it("says which counts changed", () => {
    const pair = { here: found(1, { events: 5, new: 1 }), there: found(1, { events: 4 }) };
    expect(contrastOf("a", [pair]).counts).toEqual(["events 4 -> 5"]);
  });
});

describe("counts", () => {
  it("differ by a unit, by a key that came or went, and where there is no golden", () => {
    const golden = { a: { events: 4, fits: 1 } };
    expect(changedCounts({ a: { events: 4, fits: 1 } }, golden)).toEqual([]);
    expect(changedCounts({}, golden, true)).toEqual(["a: counted by no case any more"]);
    expect(changedCounts({ a: { events: 5, looks: 2 }, b: {} }, golden)).toEqual([
      "a: events: got 5, golden 4",
      "a: fits: got none, golden 1",
      "a: looks: got 2, golden none",
      "b: no golden",
    ]);
  });
});

describe("what is asked for", () => {
  it("is a mode, parts of names, and how it is printed", () => {
    expect(parseFlags(["ledger", "--json"])).toMatchObject({ mode: "time", json: true, wanted: ["ledger"] });
    expect(parseFlags(["--against", "main"])).toMatchObject({ mode: "against", against: "main" });
  });

  it.each([
    [["--lits"], /unknown flag "--lits".*--list/],
    [["--peers", "--list"], /--list and --peers, expected one/],
    [["--against"], /argument missing|value/i],
  ])("refuses %s", (args, message) => {
    expect(() => parseFlags(args)).toThrow(message);
  });

  it("refuses a name that no bench has, with the list of all", () => {
    const cases = Array.from({ length: 30 }, (_, i) => ({ name: `bench ${i}` }));
    expect(() => wantedCases(cases, ["bench 1", "brench"])).toThrow(/no bench has "brench"(.|\n)*bench 29/);
    expect(wantedCases(cases, ["bench 29"])).toEqual([{ name: "bench 29" }]);
    expect(wantedCases(cases, [])).toHaveLength(30);
  });
});
