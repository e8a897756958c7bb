import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  SAMPLE_TRACES,
  sampleDigest,
  sampleNotes,
  sampleTable,
  sampleTrace,
  sampleZones,
} from "../../datasets/sample/index.ts";
import { committedFolder, readTableModel } from "../../datasets/sample/sample-files.ts";
import { drawTable } from "../../datasets/sample/table-draw.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { Benchmark, TABLE_COLUMNS, type TableColumn } from "../../harness/nas/index.ts";
import { isoOf } from "../../harness/units/index.ts";

/** Missing for disconnected cells, which the device never ran. */
const MAY_BE_MISSING: ReadonlySet<TableColumn> = new Set(["edgetpu_latency_ms"]);
const ACCURACIES = [
  "cifar10_test_200",
  "cifar10_test_12",
  "cifar10_val_12",
  "oneshot_acc",
  "fewshot_acc",
] as const satisfies readonly TableColumn[];

describe("sample table", () => {
  const table = sampleTable();

  it("holds every architecture once, in natural order, and says that it is a sample", () => {
    expect(table.kind).toBe("sample");
    expect(new Set(table.architectures).size).toBe(15_625);
    expect(table.architectures[0]).toBe("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|");
    expect(table.architectures[1]).toBe("|none~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|");
  });

  it.each(TABLE_COLUMNS)("has valid values: %s", (column) => {
    const values = table.columns[column];
    expect(values).toHaveLength(15_625);
    const known = values.filter((value) => !Number.isNaN(value));
    expect(known.length).toBeGreaterThan(MAY_BE_MISSING.has(column) ? 15_000 : 15_624);
    expect(known.every((value) => value > 0 && Number.isFinite(value))).toBe(true);
  });

  it.each(ACCURACIES)("has no score below chance or above 100 %%: %s", (column) => {
    expect(table.columns[column].every((value) => value >= 10 && value <= 100)).toBe(true);
  });

  it("serves as a benchmark", () => {
    expect(new Benchmark(table).referenceHypervolume()).toBeGreaterThan(4_000);
  });

  it("is drawn the same again, whichever column is read first", () => {
    const again = drawTable(readTableModel(committedFolder()));
    for (const column of TABLE_COLUMNS.toReversed())
      expect(again.columns[column]).toEqual(table.columns[column]);
    expect(again.columns.oneshot_acc).toBe(again.columns.oneshot_acc);
    expect(structuredClone(again)).toEqual(table);
  });
});

describe("sample traces", () => {
  it("are those that the fit names", () => {
    expect(sampleZones()).toEqual([...SAMPLE_TRACES]);
  });

  it.each(sampleZones())("make whole, unflagged traces: %s", (zone) => {
    const { lifecycle, direct } = sampleTrace(zone);
    const trace = new CarbonTrace(lifecycle);
    const [first, end] = zone.endsWith("@original") ? [2020, 2023] : [2021, 2025];
    expect([isoOf(trace.startMs), isoOf(trace.endMs)]).toEqual([
      `${first}-01-01T00:00:00Z`,
      `${end}-01-01T00:00:00Z`,
    ]);
    expect(trace.blankHours(trace.startMs, trace.endMs)).toEqual([]);
    expect(trace.estimatedHours(trace.startMs, trace.endMs)).toBe(0);
    expect(lifecycle.intensityGPerKwh.every((value) => value > 0)).toBe(true);
    expect(direct === null).toBe(zone.endsWith("@original"));
    const below = direct?.intensityGPerKwh.every((value, i) => value <= lifecycle.intensityGPerKwh[i]);
    expect(below).not.toBe(false);
  });

  it("are drawn the same again, and differ by zone", () => {
    expect(sampleTrace("DE")).toEqual(sampleTrace("DE"));
    expect(sampleTrace("DE").lifecycle.intensityGPerKwh).not.toEqual(
      sampleTrace("PL").lifecycle.intensityGPerKwh,
    );
  });

  it("complain about an unknown zone with the known ones, nearest first", () => {
    expect(() => sampleTrace("US-CAL-CIS")).toThrow(/"US-CAL-CIS".*nearest first: US-CAL-CISO/);
    expect(() => sampleTrace("constructor")).toThrow(/unknown sample zone/);
  });
});

describe("sample files", () => {
  it("are small: models of data, not data", () => {
    const folder = committedFolder();
    const bytes = readdirSync(folder)
      .filter((name) => !name.endsWith(".ts"))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(300_000);
    const { columns } = readTableModel(folder);
    for (const { connected } of Object.values(columns)) expect(connected.weights.length).toBeLessThan(600);
  });

  it("have a digest and notes", () => {
    expect(sampleDigest()).toMatch(/^[0-9a-f]{64}$/);
    expect(sampleNotes().join("\n")).toContain("no number of it was measured");
    expect(readFileSync(join(committedFolder(), "CARD.md"), "utf8")).toContain("Nothing here was measured");
  });
});
