import { describe, expect, it } from "vitest";
import { buildTables, FIGURES } from "../../reports/index.ts";
import { specText } from "../../reports/spec-text.ts";
import { compiled } from "./compiled.ts";
import { goldenMismatch } from "./golden.ts";
import { inventReport } from "./invented-report.ts";

const input = inventReport();
const tables = buildTables(input);

/** What must be readable on a figure: the units of its axes. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  "system-overview": ["4 GPUs for 12 hours", "NOWHERE@invented", "oracle (bound)"],
  "trace-forecast": ["g CO₂eq per kWh", "Hours", "80 % interval"],
  "significance-matrix": ["Carbon to 98 %", "Hypervolume", "Holm"],
  "methods-compared": ["ratio to vanilla", "95 % paired bootstrap interval"],
  "hypervolume-by-carbon": ["kg CO₂eq", "Hypervolume", "quartile"],
  "log-difference-by-carbon": ["kg CO₂eq", "log₁₀", "quartile"],
  "hypervolume-by-hours": ["Hours", "Hypervolume", "quartile"],
  "log-difference-by-hours": ["Hours", "log₁₀", "quartile"],
  fronts: ["CIFAR-10 accuracy (%)", "Edge-GPU energy (mJ)"],
  "carbon-by-activity": ["kg CO₂eq", "95 % bootstrap interval"],
  "gpu-use": ["GPUs", "g CO₂eq per kWh", "Hours"],
};

/** The grid has no methods, and bounds are not tested against methods. */
const WITHOUT_BOUNDS = new Set(["trace-forecast", "significance-matrix"]);

describe.each(FIGURES)("figure $id", ({ id, title, csv, build }) => {
  const spec = build(tables);
  const text = specText(spec);

  it("compiles without a warning", () => {
    expect(() => compiled(spec)).not.toThrow();
  });

  it("asks its question, names its units and has an alternative text", () => {
    expect(title.endsWith("?")).toBe(true);
    expect(spec.title).toMatchObject({ text: title });
    expect(UNITS[id].filter((unit) => !text.includes(unit))).toEqual([]);
    expect(String(spec.description).length).toBeGreaterThan(40);
    expect(Object.keys(tables.files)).toContain(csv);
  });

  it("says that the data are a sample, and marks the bound", () => {
    expect(text).toContain("Sample data: made by fitted models, not measured.");
    expect(text.includes("oracle (bound)")).toBe(!WITHOUT_BOUNDS.has(id));
  });

  it("matches its golden", () => {
    expect(goldenMismatch(id, ".vl.json", text)).toBeNull();
  });
});

it("says nothing of samples where the data are real", () => {
  const data = { ...input.manifest.data, kind: "real" as const };
  const real = buildTables({ ...input, manifest: { ...input.manifest, data } });
  for (const { build } of FIGURES) {
    expect(specText(build(real))).not.toContain("Sample data");
  }
});

it("draws reports without runs, seeds that reach no target, and a single accounting", () => {
  const { full } = input.manifest.accountings;
  const empty = buildTables({
    ...input,
    manifest: { ...input.manifest, accountings: { full }, methods: [] },
    logs: [],
    summary: { ...input.summary, methods: {}, comparisons: [] },
  });
  for (const { build } of FIGURES) {
    expect(() => compiled(build(empty))).not.toThrow();
  }
});
