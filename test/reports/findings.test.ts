import { describe, expect, it } from "vitest";
import { medianProgress, summarise } from "../../harness/analysis/index.ts";
import {
  REGION_MEASURES,
  ablationFindings,
  actionFindings,
  budgetFindings,
  cellFindings,
  evaluatorFindings,
  regionFindings,
  type EvaluatorRow,
  type Findings,
  type RankAgreement,
  type RegionRow,
  zoneFindings,
} from "../../reports/index.ts";
import { bestStatics } from "../../reports/findings/best-statics.ts";
import { specText } from "../../reports/spec-text.ts";
import { csvOf, rowsOf } from "../../reports/tables/index.ts";
import { compiled } from "./compiled.ts";
import { goldenMismatch } from "./golden.ts";
import { inventRuns, SMALL } from "./invented-runs.ts";

const agreement = (mean: number, spread: number): RankAgreement => ({
  mean,
  ci95: spread === 0 ? null : [mean - spread, mean + spread],
  values: [mean],
});

function evaluator(name: string, tau: number, tauHigh: number, spread: number): EvaluatorRow {
  return {
    evaluator: name,
    kind: name === "full training" ? "the truth" : "judge",
    costSeconds: 1.5,
    setupGpuHours: 3,
    trained: 0,
    kendall: agreement(tau, spread),
    kendallHigh: agreement(tauHigh, spread),
    spearman: agreement(tau, spread),
    spearmanHigh: agreement(tauHigh, spread),
    ranked: 100,
    rankedHigh: 40,
  };
}

function region(trained: number): RegionRow {
  const measures = REGION_MEASURES.map(({ measure }, at) => [
    measure,
    {
      region: { mean: 90 + at, ci95: [89 + at, 91 + at] },
      space: { mean: 80 + at, ci95: null },
      difference: { n: 5, mean: 10, ci95: [9, 11], pValue: 0.0625 },
    },
  ]);
  const byMeasure = Object.fromEntries(measures) as RegionRow["measures"];
  return { trained, drawn: 20, seeds: 5, regionShare: 0.07, measures: byMeasure };
}

/** Invented runs in two cells that differ in the number of seeds' worth of luck. */
const cells = [5, 10].flatMap((carbonBudgetKg) =>
  ["ridge", "oracle"].map((forecaster) => {
    const { manifest, logs } = inventRuns({
      ...SMALL,
      hours: carbonBudgetKg + (forecaster === "ridge" ? 0 : 1),
    });
    return { labels: { carbonBudgetKg, forecaster }, manifest, results: summarise(manifest, logs) };
  }),
);

/** Two zones, one that training saw, and a family of fixed splits. */
const zoneCells = ["DE", "PL"].map((zone, at) => {
  const methods = ["heuristic", "vanilla", "static-1", "static-2", "oracle"];
  const { manifest, logs } = inventRuns({ ...SMALL, methods, hours: 12 + at });
  const seen = at === 0 ? "trained on" : "unseen zone";
  const labels = { zone, year: 2022, season: "winter", seen };
  const kept = medianProgress(manifest, logs);
  return { labels, manifest, results: summarise(manifest, logs), kept };
});

/** A whole, two variants of it, and a rival beside the whole. */
const variantCells = ["whole", "one part less", "4 GPUs"].map((variant, at) => {
  const methods = at === 1 ? ["heuristic"] : ["heuristic", "vanilla"];
  const { manifest, logs } = inventRuns({ ...SMALL, methods, hours: 12 - at, gpus: at === 2 ? 3 : 4 });
  return { labels: { variant }, manifest, results: summarise(manifest, logs) };
});

const agentCells = [5, null].map((carbonBudgetKg, at) => {
  const { manifest, logs } = inventRuns({ ...SMALL, methods: ["heuristic", "vanilla"], hours: 11 + at });
  return { labels: { carbonBudgetKg }, manifest, results: summarise(manifest, logs) };
});

const FOUND: readonly (readonly [string, Findings, string])[] = [
  [
    "evaluators",
    evaluatorFindings(
      [evaluator("a", 0.6, 0.1, 0), evaluator("b", 0.5, 0.3, 0.02), evaluator("full training", 1, 1, 0)],
      true,
      90,
    ),
    "Over all architectures a (0.6;",
  ],
  [
    "regions",
    regionFindings([region(50), region(100)], true),
    "After 50 trainings the best region holds 7 % of the space",
  ],
  ["budgets", budgetFindings(cells, ["ridge", "oracle"]), "Within 5 kg under full, "],
  [
    "ablation",
    ablationFindings(variantCells, "heuristic", "vanilla"),
    "Against heuristic whole under full, ",
  ],
  [
    "actions",
    actionFindings(agentCells, "heuristic", "vanilla", [
      {
        action: "discrete",
        seed: 1,
        heldBackReturns: [
          [10, -0.2],
          [20, -0.1],
        ],
      },
    ]),
    "5 kg, full: share of full hypervolume of vanilla less",
  ],
  ["zones", zoneFindings(zoneCells, "heuristic"), "Of the fixed splits static-N, static-"],
];

describe.each(FOUND)("findings of %s", (_, findings, sentence) => {
  it("are told, tabled and drawn, each figure from a table that lies beside it", () => {
    expect(findings.sentences.join("\n")).toContain(sentence);
    expect(findings.text.endsWith("\n")).toBe(true);
    expect(findings.text).not.toMatch(/NaN|undefined|null/);
    expect(JSON.stringify(findings.document)).not.toContain("NaN");
    const ids = findings.tables.map(({ id }) => id);
    for (const { table } of findings.tables) expect(csvOf(table)).not.toMatch(/NaN|undefined/);
    for (const { csv } of findings.figures) expect(ids).toContain(csv);
  });

  it.each(findings.figures)(
    "figure $id compiles, asks, says what its data are, and matches its golden",
    ({ id, title, spec }) => {
      expect(() => compiled(spec)).not.toThrow();
      expect(title.endsWith("?")).toBe(true);
      expect(String(spec.description).length).toBeGreaterThan(40);
      const text = specText(spec);
      // The shipped weights were trained on real data, whatever is run.
      expect(id === "agent-training" || text.includes("Sample data")).toBe(true);
      expect(goldenMismatch(id, ".vl.json", text)).toBeNull();
    },
  );
});

it("the table of many settings has every method of every cell, with the cell's labels", () => {
  const [{ table }] = cellFindings(cells).tables;
  const rows = rowsOf(table) as Record<string, unknown>[];
  expect(rows).toHaveLength(4 * 3 * 2);
  expect(rows[0]).toMatchObject({ carbonBudgetKg: 5, forecaster: "ridge", method: "vanilla", seeds: 6 });
});

it("without a setting that training saw, all fixed splits stay rivals, and it is said", () => {
  const { sentences, figures } = zoneFindings(zoneCells.slice(1), "heuristic");
  expect(sentences[0]).toContain("No setting that training saw was run");
  expect(figures.map(({ id }) => id)).toEqual([
    ...["vanilla", "static-1", "static-2"].map((rival) => `zones-against-${rival}`),
    "search-progress",
  ]);
});

describe("the best fixed split", () => {
  const cell = (seen: string, carbon: Readonly<Record<string, readonly (number | null)[]>>) => ({
    labels: { zone: "DE", seen },
    results: {
      comparisons: [],
      methods: Object.fromEntries(
        Object.entries(carbon).map(([name, values]) => {
          const metric = (of: readonly (number | null)[]) => ({
            mean: null,
            median: null,
            ci95: null,
            values: of,
          });
          const metrics = { target: metric(values), carbonKg: metric(values.map(() => 10)) };
          return [name, { bound: false, accounting: { paper: { seeds: 2, metrics } } }];
        }),
      ),
    },
  });

  it("is chosen where training has been, by carbon for each success", () => {
    const cells = [
      cell("trained on", {
        "static-1": [2, null],
        "static-2": [4, 5],
        "x-static-3": [1, 1],
        random: [0.1, 0.1],
      }),
      cell("unseen zone", { "static-1": [0.1, 0.1], "static-2": [9, 9], "x-static-3": [1, 1] }),
    ];
    const [own, other] = bestStatics(cells, "paper", "target");
    expect(own).toMatchObject({ family: "static", best: "static-2", chosenOn: 1 });
    expect(own.among.map(({ method }) => method)).toEqual(["static-1", "static-2"]);
    expect(own.among[1].carbonKg).toBeCloseTo(4.5, 12);
    expect(other).toMatchObject({ family: "x-static", best: "x-static-3", chosenOn: 1 });
    expect(bestStatics(cells.slice(1), "paper", "target")).toEqual([]);
  });
});
