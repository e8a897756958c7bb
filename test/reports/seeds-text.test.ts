import { expect, it } from "vitest";
import { summarise } from "../../harness/analysis/index.ts";
import { buildTables, rowsOf, summaryText } from "../../reports/index.ts";
import { fronts } from "../../reports/figures/fronts.ts";
import { specText } from "../../reports/spec-text.ts";
import { seedsText } from "../../reports/text/seeds-text.ts";
import { inventRuns, SMALL } from "./invented-runs.ts";

it("counts alike, or from the least to the most", () => {
  expect([[], [1, 1], [7], [7, 4, 5]].map(seedsText)).toEqual([
    "no seeds",
    "1 seed",
    "7 seeds",
    "4 to 7 seeds",
  ]);
});

it("is told of the runs that there are, not of the seeds that were asked for", () => {
  const { manifest, logs: all } = inventRuns(SMALL);
  const toldOf = (logs: typeof all): string[] => {
    const input = { manifest, logs, summary: summarise(manifest, logs), dataCards: [] };
    const tables = buildTables(input);
    const text = [
      summaryText(input.summary),
      ...rowsOf(tables.system).map(({ what }) => what),
      specText(fronts.build(tables)),
    ].join();
    return text.match(/\b(?:\d+ to )?\d+ seeds(?=;| each| together)/g) ?? [];
  };
  const some = all.filter(({ key }) => key.method !== "vanilla" || key.seed < 5);
  expect(new Set(toldOf(all))).toEqual(new Set(["6 seeds"]));
  expect(new Set(toldOf(some))).toEqual(new Set(["4 to 6 seeds"]));
  expect([toldOf(all), toldOf(some)].map(({ length }) => length)).toEqual([5, 5]);
});
