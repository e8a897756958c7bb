import { expect, it } from "vitest";
import { PRESETS } from "../../harness/carbon/index.ts";
import { pricesOf } from "../../scenarios/results/manifest.ts";
import { priceReferences } from "../../scenarios/results/price-references.ts";
import { references } from "../../scenarios/results/references.ts";

const SOURCE = { name: "x", sha256: "x", licence: "x", citation: "x" };
const keys = (bib: string) => [...bib.matchAll(/^@\w+\{(\w+)/gm)].map(([, key]) => key);
const prices = (name: string) => pricesOf(PRESETS[name]);

it("cites what a report's data come from, each source once", () => {
  const base = "https://raw.githubusercontent.com/nesl/CarbonX/47723d3095d12ac48c2c765521046343f72d4e55";
  const sources = ["/a.csv", "/b.csv"].map((path) => ({ ...SOURCE, url: base + path }));
  expect(keys(references({ data: { kind: "real", sources, notes: [] } }))).toEqual([
    "zhao2024cenas",
    "maji2025carbonx",
  ]);
});

it("cites what the prices of its accountings come from, and of these alone", () => {
  const data = { kind: "sample", sources: [], notes: [] } as const;
  const citing = (...names: string[]) =>
    keys(references({ data, accountings: Object.fromEntries(names.map((name) => [name, prices(name)])) }));
  expect(citing("paper")).toEqual(["zhao2024cenas", "cenascode"]);
  expect(citing("paper", "full")).toEqual([
    "zhao2024cenas",
    "luccioni2023bloom",
    "bakhtiarifard2024ecnas",
    "cenascode",
    "vadari2026parking",
    "uptime2022survey",
  ]);
});

it("knows the source of every price of ours", () => {
  const unknown = Object.keys(PRESETS)
    .flatMap(prices)
    .filter((price) => priceReferences([price]).length === 0);
  expect(unknown).toEqual([]);
});
