import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sampleCard } from "../../datasets/sample/card.ts";
import { sampleTable, sampleTrace } from "../../datasets/sample/index.ts";
import {
  committedFolder,
  readFidelity,
  readTableModel,
  readTraceModels,
} from "../../datasets/sample/sample-files.ts";
import { tableMeasures } from "../../datasets/sample/table-fidelity.ts";
import { traceMeasures } from "../../datasets/sample/trace-fidelity.ts";

const folder = committedFolder();
const fidelity = readFidelity(folder);

describe("the sample's card", () => {
  it("is the committed models' and their fidelity's", () => {
    const fit = { table: readTableModel(folder), traces: readTraceModels(folder), fidelity };
    expect(readFileSync(join(folder, "CARD.md"), "utf8")).toBe(sampleCard(fit));
  });

  it("tells of the table what the table shows", () => {
    expect(tableMeasures(sampleTable())).toEqual(fidelity.table.sample);
  });

  it.each(Object.keys(fidelity.traces))("tells of the trace what the trace shows: %s", (zone) => {
    expect(traceMeasures(sampleTrace(zone).lifecycle)).toEqual(fidelity.traces[zone]?.sample);
  });

  it("sets it beside the published anchors of the real data", () => {
    const { real, sample } = fidelity.table;
    expect(real.hypervolume).toBe(4155);
    expect(real.spearman["oneshot_acc"]?.[0]).toBeCloseTo(0.676, 3);
    expect(real.spearman["fewshot_acc"]?.[0]).toBeCloseTo(0.741, 3);
    expect(real.spearman["cifar10_val_12"]?.[0]).toBeCloseTo(0.772, 3);
    expect(fidelity.traces["US-CAL-CISO"]?.real.meanGPerKwh).toBeCloseTo(255.2, 1);
    expect(sample.hypervolume / real.hypervolume).toBeCloseTo(1, 2);
  });

  it("shows that scores rank the sample as they rank the real table", () => {
    const { real, sample } = fidelity.table;
    for (const [score, [all, good]] of Object.entries(real.spearman)) {
      expect(Math.abs((sample.spearman[score]?.[0] ?? Number.NaN) - all)).toBeLessThan(0.02);
      expect(Math.abs((sample.spearman[score]?.[1] ?? Number.NaN) - good)).toBeLessThan(0.05);
    }
  });
});
