import { describe, expect, it } from "vitest";
import { savingsByMethod } from "../../harness/analysis/index.ts";
import { savingsFindings } from "../../reports/index.ts";
import { specText } from "../../reports/spec-text.ts";
import { rowsOf } from "../../reports/tables/index.ts";
import { compiled } from "./compiled.ts";
import { goldenMismatch } from "./golden.ts";
import { inventReport } from "./invented-report.ts";

const { manifest, logs } = inventReport();
const savings = savingsByMethod(manifest, logs, "vanilla", ["end", 0.97]);
const findings = savingsFindings(savings, manifest);

describe("what is found of savings", () => {
  it("is told, drawn, tabled and documented", () => {
    expect(findings.document).toEqual({ savings });
    expect(findings.text).toContain("saved against vanilla, over equal hours");
    expect(findings.sentences[0]).toMatch(/^heuristic against vanilla over equal hours, full: /);
    expect(findings.sentences.join()).not.toContain("oracle");
    const [{ id, table }] = findings.tables;
    expect([id, rowsOf(table).length]).toEqual(["savings", savings.length]);
  });

  it.each(findings.figures)(
    "figure $id compiles, says what it shows, and matches its golden",
    ({ id, spec, title }) => {
      expect(() => compiled(spec)).not.toThrow();
      const text = specText(spec);
      expect(title.endsWith("?")).toBe(true);
      for (const words of ["% of vanilla's carbon", "95 % paired bootstrap interval", "Sample data"]) {
        expect(text).toContain(words);
      }
      expect(goldenMismatch(id, ".vl.json", text)).toBeNull();
    },
  );
});
