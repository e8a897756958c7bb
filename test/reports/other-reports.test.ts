import { describe, expect, it } from "vitest";
import type { CellsManifest, Manifest } from "../../harness/record/index.ts";
import { buildCellsReport, buildStudyReport, tableOf, type Findings } from "../../reports/index.ts";
import { inventManifest, SMALL } from "./invented-runs.ts";

const HOSTILE = `</script><script>alert("1")</script><img src=x onerror='alert(2)'>`;

/** Of a table that is long enough to be folded, with a hostile name in every place for text. */
const findings: Findings = {
  document: {},
  text: "",
  sentences: [`What came out of ${HOSTILE}.`],
  tables: [
    {
      id: "found",
      caption: `What was found in ${HOSTILE}`,
      table: tableOf(
        ["zone", "value", "missing"],
        Array.from({ length: 500 }, (_, i) => ({ zone: HOSTILE, value: i / 3, missing: null })),
      ),
    },
  ],
  figures: [
    {
      id: "shown",
      title: `What of ${HOSTILE}?`,
      csv: "found",
      spec: { description: HOSTILE, data: { values: [{ a: HOSTILE }] }, mark: "point", encoding: {} },
    },
  ],
};

const { gpus: _, hours: __, window, ...shared } = inventManifest(SMALL);
const head: Manifest = { ...shared, scenario: HOSTILE, question: HOSTILE };
const cells: CellsManifest = {
  ...shared,
  ...head,
  cells: [{ labels: { zone: HOSTILE }, digest: "d", setting: {}, notes: [], window }],
};

const REPORTS: readonly (readonly [string, ReadonlyMap<string, string>, readonly string[]])[] = [
  ["runs in several settings", buildCellsReport(cells, findings, [], []).files, ["emissions.csv", "sci.csv"]],
  ["a study", buildStudyReport(head, findings, []).files, []],
];

describe.each(REPORTS)("the report on %s", (_name, report, exports) => {
  const page = report.get("report.html") ?? "";

  it("is page, specs and tables", () => {
    expect([...report.keys()].toSorted()).toEqual(
      ["findings.json", ...exports, "figures/shown.vl.json", "report.html", "tables/found.csv"].toSorted(),
    );
    expect(page.startsWith("<!doctype html>")).toBe(true);
    expect(page).toContain('id="spec-shown"');
  });

  it("folds a long table, and says how much of it is printed", () => {
    expect(page).toContain("The first 400 of 500 rows.");
    expect(page).not.toMatch(/>(?:undefined|NaN|null)</);
  });

  it("says what the data are, and escapes every name", () => {
    expect(page).toContain("Sample data: made by fitted models, not measured.</strong>");
    expect(page).not.toContain("<img src=x");
    expect(page).not.toContain(`<script>alert("1")`);
  });
});
