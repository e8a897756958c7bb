import { describe, expect, it } from "vitest";
import { UsageError } from "../../harness/text/index.ts";
import { scenarioApi } from "../../scenarios/api.ts";
import { SCENARIOS } from "../../scenarios/index.ts";

interface Explained {
  readonly cells: readonly { readonly cell: string; readonly carbonBudgetKg: number | null }[];
}

describe.each(SCENARIOS)("scenario $name", ({ name, question, kind }) => {
  it("asks a question, and explains itself with nothing typed", () => {
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(scenarioApi.explain(name, {})).toMatchObject({ scenario: name, question });
  });

  it("has flags of one kind only: a study does not take those that every experiment has", () => {
    const flags = Object.keys(scenarioApi.flags(name));
    expect(flags).toContain("data");
    expect(flags.includes("accounting") && flags.includes("resumeSeconds")).toBe(kind === "experiment");
    expect(new Set(flags).size).toBe(flags.length);
  });
});

it("an explanation says what of the window is checked later", () => {
  const note = (trace: string): unknown =>
    (scenarioApi.explain("hwnasbench", { trace }) as { notes: readonly string[] }).notes[0];
  expect(note("DE")).toBe(
    "The window lies in the span of DE; whether it has blank hours is checked when the data is loaded.",
  );
  expect(note("AE")).toBe(
    "The catalogue does not know the span of AE: the window is checked when the data is loaded.",
  );
});

it("--agent online names the released agent's variant in ce-nas's place, and nothing where that is not asked for", () => {
  const methods = (typed: Record<string, unknown>): unknown =>
    (scenarioApi.explain("hwnasbench", typed) as { methods: unknown }).methods;
  expect(methods({ methods: ["random", "ce-nas"], agent: "online" })).toEqual(["random", "ce-nas-online"]);
  expect(methods({ methods: ["random", "ce-nas"], agent: "trained" })).toEqual(["random", "ce-nas"]);
  expect(() => methods({ methods: ["random"], agent: "online" })).toThrow(UsageError);
});

describe("an experiment in several settings", () => {
  it("has a cell for each, named by what sets it apart", () => {
    const { cells } = scenarioApi.explain("carbon-budgets", {
      budgets: [5, 7.5],
      forecasters: ["persistence"],
    }) as Explained;
    expect(cells.map(({ cell, carbonBudgetKg }) => [cell, carbonBudgetKg])).toEqual([
      ["carbonBudgetKg=5,forecaster=persistence", 5],
      ["carbonBudgetKg=7.5,forecaster=persistence", 7.5],
    ]);
  });

  it("keeps apart what training saw and what it did not", () => {
    const { cells } = scenarioApi.explain("zones", { zones: ["DE", "PL"], years: [2023, 2024] }) as Explained;
    expect(cells.filter((_, at) => at % 4 === 0).map(({ cell }) => cell)).toEqual([
      "zone=DE,year=2023,season=winter,seen=trained on",
      "zone=DE,year=2024,season=winter,seen=unseen year",
      "zone=PL,year=2023,season=winter,seen=unseen zone",
      "zone=PL,year=2024,season=winter,seen=unseen zone and year",
    ]);
  });

  it("changes one thing at a time, and leaves out what is so already", () => {
    const variants = (typed: object): (string | undefined)[] =>
      (scenarioApi.explain("ablation", { ...typed }) as Explained).cells.map(
        ({ cell }) => cell.split("=")[1],
      );
    expect(variants({})).toContain("switching costs 15 min");
    expect(variants({})).not.toContain("8 GPUs");
    expect(variants({ gpus: 4 })).toContain("8 GPUs");
    expect(variants({ forecaster: "persistence" })).not.toContain("no forecast: persistence");
    expect(new Set(variants({})).size).toBe(variants({}).length);
  });

  it("offers no flag for what its cells set", () => {
    const flags = Object.keys(scenarioApi.flags("carbon-budgets"));
    expect(flags).toContain("budgets");
    expect(flags).not.toContain("carbonBudgetKg");
    expect(flags).not.toContain("forecaster");
  });
});

it.each<[string, Record<string, unknown>, string]>([
  ["carbon-budgets", { budgets: [] }, "--budgets: got none"],
  ["carbon-budgets", { budgets: [5, 5] }, "--budgets: 5 is given twice"],
  ["carbon-budgets", { budgets: [-1] }, "--carbon-budget-kg: got -1"],
  ["carbon-budgets", { forecasters: ["persistense"] }, "persistence"],
  ["zones", { zones: [] }, "--zones: got none"],
  ["zones", { years: [22] }, "--years: got 22"],
  ["zones", { subject: "oracle" }, "--subject oracle is not among the methods"],
  ["savings", { against: "vanila" }, "nearest first: vanilla"],
  ["savings", { methods: ["random"], against: "vanilla" }, "not among the methods"],
  ["hwnasbench", { trace: "DEE" }, 'unknown zone "DEE"; known zones, nearest first: DE'],
  [
    "hwnasbench",
    { start: "2024-01-01T00:00Z" },
    "US-CAL-CISO@original spans 2020-01-01T00:00:00Z to 2023-01-01",
  ],
  ["hwnasbench", { trace: "DE", start: "2020-12-31T00:00Z" }, "one that fits: --start 2021-01-07T23:00:00Z"],
  ["forecasting", { forecasters: ["rigde"] }, "nearest first: ridge"],
  ["forecasting", { zones: [] }, "--zones: got none"],
  ["forecasting", { zones: ["DE", "DE"] }, "--zones: DE is given twice"],
  ["savngs", {}, 'unknown scenario "savngs"; known scenarios, nearest first: savings'],
])("%s refuses %j, naming what would do", (name, flags, message) => {
  expect(() => scenarioApi.explain(name, flags)).toThrow(UsageError);
  expect(() => scenarioApi.explain(name, flags)).toThrow(message);
});
