import { describe, expect, it } from "vitest";
import { contrastOf } from "../../bench/against/contrast.ts";
import { againstText } from "../../bench/against/against.ts";
import { inBoth } from "../../bench/against/in-both.ts";
import { allCases, wantedCases } from "../../bench/cases.ts";
import { changedCounts } from "../../bench/counts.ts";
import { parseFlags } from "../../bench/flags.ts";
import type { Found } from "../../bench/measure-apart.ts";
import { comparedTable, wantedNames } from "../../bench/peers/beside-peers.ts";
import { CEILINGS, CONTESTS } from "../../bench/peers/contests.ts";
import { peerVerdict } from "../../bench/peers/verdict.ts";

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

describe("what is said beside another state", () => {
  const contrasts = [
    contrastOf("fast", rounds([1, 1, 1, 1, 1, 1])),
    contrastOf("slow", rounds([2, 2, 2, 2, 2, 2])),
  ];

  it("is a table, what is slower, and what was added and removed", () => {
    const text = againstText({ commit: "c0ffee", contrasts, onlyHere: ["new"], onlyThere: ["old"] });
    expect(text).toMatch(/\| slow +\|.*2\.00 \(slower\)/);
    expect(text.match(/^Slower: .*$/gm)).toEqual(["Slower: slow, 2.00 times the time it took."]);
    expect(text).toMatch(/^Added: new;.*\n\nRemoved: old;/m);
  });

  it("is said in words where nothing is in both", () => {
    const text = againstText({ commit: "c0ffee", contrasts: [], onlyHere: [], onlyThere: ["old"] });
    expect(text).toMatch(/^No case is both here and in c0ffee\.\n\nRemoved: old;/);
  });

  it("is of cases that are wanted, wherever they are", () => {
    const [here, there] = [
      ["a kernel", "a new kernel", "a page"],
      ["a kernel", "an old kernel", "a page"],
    ];
    expect(inBoth(here, there, ["kernel"])).toEqual({
      both: ["a kernel"],
      onlyHere: ["a new kernel"],
      onlyThere: ["an old kernel"],
    });
    expect(inBoth(here, there, ["old"])).toMatchObject({ both: [], onlyThere: ["an old kernel"] });
    expect(() => inBoth(here, there, ["kernle"])).toThrow(/no bench has "kernle"(.|\n)*an old kernel/);
  });
});

describe("beside peers", () => {
  it("is reached in every round, in some, or in none", () => {
    expect(peerVerdict([2, 1, 3], 1)).toEqual({ ratio: 2, range: [1, 3], judged: "reached" });
    expect(peerVerdict([2, 0.9, 3], 1).judged).toBe("reached in 2 of 3 rounds");
    expect(peerVerdict([0.5, 0.9, 0.8], 1)).toMatchObject({ ratio: 0.8, judged: "short" });
    expect(() => peerVerdict([], 1)).toThrow(/no rounds/);
  });

  it("stands in a table", () => {
    const one = { name: "a kernel", peer: "SimPy", oursMs: 10, peerMs: 8, ratios: [0.7, 0.8, 0.9], asked: 1 };
    expect(comparedTable([one])).toMatch(/a kernel +\| SimPy .* 0\.800 +\| 0\.700 to 0\.900 .*\| short/);
  });

  it("a case without a peer is named, and one alone is refused with the list of those that have one", async () => {
    const cases = await allCases();
    const { having, lacking } = wantedNames(cases, ["hold model", "non-dominated sort"]);
    expect(having).toContain("kernel, hold model, 100,000 at 1,000 pending");
    expect(lacking).toContain("non-dominated sort, 1e5 x 2");
    expect(() => wantedNames(cases, ["non-dominated sort"])).toThrow(
      /no peer does "non-dominated sort, 1e5 x 2"; they do:(.|\n)*kernel, hold model/,
    );
  });

  it("every part that names one of our cases names one alone", async () => {
    const names = (await allCases()).map(({ name }) => name);
    for (const { ours } of [...CONTESTS, ...CEILINGS]) {
      expect(names.filter((name) => name.includes(ours))).toHaveLength(1);
    }
    for (const { ceiling } of CEILINGS) expect(names).toContain(ceiling);
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
