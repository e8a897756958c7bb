import { describe, expect, it } from "vitest";
import { scoreForecasts } from "../../harness/forecast/index.ts";
import { forecastFindings, rowsOf, type ScoredForecaster } from "../../reports/index.ts";
import { specText } from "../../reports/spec-text.ts";
import { compiled } from "./compiled.ts";
import { goldenMismatch } from "./golden.ts";

const actual = Float64Array.from({ length: 200 }, (_, i) => 200 + 50 * Math.sin((2 * Math.PI * i) / 24));

/** A forecaster that is off by so many percent for each day ahead. */
function off(zone: string, signal: ScoredForecaster["signal"], forecaster: string, percent: number) {
  const score = scoreForecasts(forecaster, actual, [20, 40], (origin) => {
    const median = actual
      .slice(origin + 1, origin + 97)
      .map((value, lead) => value * (1 + (percent * (1 + lead / 24)) / 100));
    return { by: forecaster, median, low: median.map((v) => v * 0.9), high: median.map((v) => v * 1.1) };
  });
  const learned = forecaster === "ridge";
  return { zone, signal, forecaster, learned, knowsFuture: forecaster === "oracle", ...score };
}

const findings = forecastFindings(
  [
    off("DE", "lifecycle", "persistence", 9),
    off("DE", "lifecycle", "ridge", 5),
    off("DE", "lifecycle", "oracle", 0),
    off("DE", "direct", "issued", 4),
    off("DE", "direct", "ridge", 6),
    off("FR", "lifecycle", "ridge", 7),
  ],
  true,
);

describe("what is found of forecasts", () => {
  it("is documented by zone, signal and forecaster", () => {
    const { forecasts } = findings.document as {
      forecasts: Record<string, Record<string, Record<string, object>>>;
    };
    expect(Object.keys(forecasts)).toEqual(["DE", "FR"]);
    expect(Object.keys(forecasts["DE"]["lifecycle"])).toEqual(["persistence", "ridge", "oracle"]);
    expect(Object.keys(forecasts["FR"])).toEqual(["lifecycle"]);
    const ridge = forecasts["DE"]["lifecycle"]["ridge"] as Record<string, unknown>;
    expect(ridge).toMatchObject({ learned: true, origins: 2 });
    expect(Object.keys(ridge["mape"] as object)).toEqual(["24", "48", "72", "96"]);
    expect(ridge["mapeByDay"]).toHaveLength(4);
    expect(ridge).not.toHaveProperty("zone");
  });

  it("is told and tabled", () => {
    expect(findings.text).toContain("DE  oracle*");
    expect(findings.sentences[0]).toMatch(
      /^DE, life-cycle intensity: best of those that learn is ridge, 7\.40 .* \(persistence 13\.31/,
    );
    expect(findings.sentences[1]).toContain("(issued 5.92");
    expect(findings.tables.map(({ id, table }) => [id, rowsOf(table).length])).toEqual([
      ["forecast-scores", 24],
      ["forecast-errors-by-lead", 576],
    ]);
  });

  it.each(findings.figures)("figure $id compiles, says what it shows, and matches its golden", (figure) => {
    const { id, spec, title } = figure;
    expect(() => compiled(spec)).not.toThrow();
    const text = specText(spec);
    expect(title.endsWith("?")).toBe(true);
    for (const words of ["hours ahead", "mean absolute error, %", "Sample data"])
      expect(text).toContain(words);
    expect(goldenMismatch(id, ".vl.json", text)).toBeNull();
  });
});
