import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { EvaluatorRow, RegionRow } from "../../reports/index.ts";
import { runEvaluators } from "../../scenarios/studies/evaluators.ts";
import { runRegions } from "../../scenarios/studies/regions-of-space.ts";

const beside = resolve(import.meta.dirname, "../../../shared/mirror");
const mirror = process.env["CENAS_MIRROR"] ?? (existsSync(beside) ? beside : undefined);

const context = () => ({
  mirror,
  cache: mkdtempSync(join(tmpdir(), "cenas-studies-")),
  workers: undefined,
  onNotice: () => {},
  onTransfer: () => {},
  onProgress: () => {},
});

describe.skipIf(mirror === undefined)("studies on the real data", () => {
  it("rank architectures as published: supernets say little among the accurate ones", async () => {
    const request = { trained: [60], seeds: [1, 2], data: "real" as const };
    const { findings } = await runEvaluators(request, context());
    const rows = findings.document["evaluators"] as readonly EvaluatorRow[];
    const rowOf = (name: string): EvaluatorRow =>
      rows.find(({ evaluator }) => evaluator === name) as EvaluatorRow;
    // Correlations of the released supernet scores, of zero-cost scores and of 12 epochs; accuracies there are of an older seed set.
    const published: readonly (readonly [string, number])[] = [
      ["one-shot", 0.676],
      ["few-shot", 0.741],
      ["12 epochs", 0.772],
      ["logsynflow", 0.826],
      ["naswot", 0.793],
    ];
    for (const [name, rho] of published) expect(rowOf(name).spearman.mean).toBeCloseTo(rho, 2);
    expect(rowOf("one-shot").kendall.mean).toBeCloseTo(0.485, 2);
    expect(rowOf("few-shot").kendall.mean).toBeCloseTo(0.551, 2);
    expect(Math.abs(rowOf("one-shot").spearmanHigh.mean - 0.036)).toBeLessThan(0.01);
    expect(Math.abs(rowOf("few-shot").spearmanHigh.mean - 0.297)).toBeLessThan(0.01);
    expect(Math.abs(rowOf("one-shot").rankedHigh - 8674)).toBeLessThan(50);
    expect(rowOf("one-shot").setupGpuHours).toBeCloseTo(3.0, 1);
    expect(rowOf("few-shot").setupGpuHours).toBeCloseTo(10.7, 1);
    expect(rowOf("full training").kendall.mean).toBe(1);
    const predictor = rowOf("ridge on 60");
    expect([predictor.ranked, predictor.kendall.values.length]).toEqual([15_625 - 60, 2]);
    expect(predictor.kendall.mean).toBeGreaterThan(0.4);
  });

  it("find more hypervolume in LaMOO's best region than in the whole space", async () => {
    const request = { trained: [40, 100], draw: 30, seeds: [1, 2, 3, 4, 5, 6], data: "real" as const };
    const { findings } = await runRegions(request, context());
    const [, later] = findings.document["regions"] as readonly RegionRow[];
    expect(later.regionShare).toBeLessThan(0.3);
    expect(later.measures.hypervolumePercent.difference.mean).toBeGreaterThan(0);
    expect(later.measures.energyMj.difference.mean).toBeLessThan(0);
  });
});
