import { expect, it } from "vitest";
import {
  buildReport,
  FIGURES,
  indexPage,
  type IndexedReport,
  type ReportInput,
} from "../../reports/index.ts";
import { inventReport } from "./invented-report.ts";

const input = inventReport();

function pageOf(of: ReportInput): string {
  return buildReport(of).files.get("report.html") ?? "";
}

/** The page as written by us: without the libraries' code. */
function ownPart(page: string): string {
  return page.replaceAll(/<script>[\s\S]*?<\/script>/g, "");
}

it("is page, specs and tables, the same bytes each time", () => {
  const report = buildReport(input).files;
  expect([...report.keys()].toSorted()).toEqual(
    [
      "emissions.csv",
      "findings.json",
      "report.html",
      "sci.csv",
      ...FIGURES.map(({ id }) => `figures/${id}.vl.json`),
      ...[
        "anytime",
        "carbon-by-activity",
        "comparisons",
        "forecast",
        "fronts",
        "gpu-use",
        "prices",
        "results",
        "system",
        "targets",
      ].map((id) => `tables/${id}.csv`),
    ].toSorted(),
  );
  expect([...buildReport(structuredClone(input)).files]).toEqual([...report]);
});

it("loads nothing from anywhere", () => {
  const page = pageOf(input);
  expect(page.includes(`content="default-src 'none';`)).toBe(true);
  expect(/<(?:script|img|iframe|source|embed|object)\b[^>]*\bsrc=/i.test(ownPart(page))).toBe(false);
  expect(/<link\b/i.test(ownPart(page))).toBe(false);
  expect(/@import|url\(/.test(ownPart(page))).toBe(false);
  const addresses = [...ownPart(page).matchAll(/https?:\/\/[^"'<\s]+/g)].map(([address]) => address);
  expect(new Set(addresses)).toEqual(new Set(["https://example.org/invented.csv"]));
});

it("stays under a megabyte and a half", () => {
  expect(Buffer.byteLength(pageOf(input))).toBeLessThan(1_500_000);
});

it("tells the Software Carbon Intensity with its terms, and where none are embodied", () => {
  const page = ownPart(pageOf(input));
  const captions = [...page.matchAll(/<p class="caption">(Software Carbon Intensity[^<]*)<\/p>/g)].map(
    ([, caption]) => caption,
  );
  const { accountings } = input.manifest;
  expect(captions).toHaveLength(Object.keys(accountings).length);
  expect(captions.every((caption) => caption.includes("charges no embodied carbon"))).toBe(true);
});

it("shows in plain sight that data are a sample, and only then", () => {
  const data = { ...input.manifest.data, kind: "real" as const };
  const banner = "Sample data: made by fitted models, not measured.</strong>";
  expect(pageOf(input).includes(banner)).toBe(true);
  expect(pageOf({ ...input, manifest: { ...input.manifest, data } }).includes("Sample data")).toBe(false);
});

it("says of sample data which part of its command to change for the real ones, and that none where they are real", () => {
  const { manifest } = input;
  const command = "npm run scenario -- invented --data sample";
  const sample = ownPart(pageOf({ ...input, manifest: { ...manifest, command } }));
  expect(sample).toContain(command);
  expect(sample).toContain("<code>--data real</code> in the place of <code>--data sample</code>");
  const data = { ...manifest.data, kind: "real" as const };
  expect(pageOf({ ...input, manifest: { ...manifest, data } })).not.toContain("in the place of");
});

it("one page holds many reports, each figure once, each with its own command", () => {
  const { figures } = buildReport(input);
  const part = (scenario: string, own: typeof figures): IndexedReport => ({
    manifest: { ...input.manifest, scenario, command: `npm run ${scenario}` },
    sentences: [`${scenario} was run.`],
    figures: own,
    tables: [],
  });
  const head = { title: "All", question: "What came out?", command: "npm run figures", tables: [] };
  const html = indexPage([part("a", figures.slice(0, 2)), part("b<", figures.slice(2))], head, []);
  expect(html.match(/<figure /g)).toHaveLength(figures.length);
  for (const text of ["npm run figures", "npm run a", "npm run b&lt;", "b&lt; was run."]) {
    expect(html.includes(text)).toBe(true);
  }
  const ids = [...ownPart(html).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(() => indexPage([part("a", figures), part("b", figures)], head, [])).toThrow("two figures");
  expect(() => indexPage([], head, [])).toThrow("no report");
});

it("escapes hostile names, sources, notes and cards", () => {
  const hostile = `</script><script>alert("1")</script><img src=x onerror='alert(2)'>`;
  const [first, ...others] = input.manifest.methods;
  const rename = (name: string): string => (name === first.name ? hostile : name);
  const page = pageOf({
    manifest: {
      ...input.manifest,
      scenario: hostile,
      question: hostile,
      command: hostile,
      methods: [{ ...first, name: hostile, summary: hostile }, ...others],
      data: {
        ...input.manifest.data,
        notes: [hostile],
        sources: [
          { name: hostile, sha256: hostile, licence: hostile, citation: hostile, url: "javascript:alert(3)" },
        ],
      },
      setting: { [hostile]: hostile },
      accountings: Object.fromEntries(
        Object.entries(input.manifest.accountings).map(([name, notes]) => [
          name,
          notes.map((note) => ({ ...note, item: hostile, source: `${hostile} https://example.org/a"b` })),
        ]),
      ),
    },
    logs: input.logs.map((log) => ({ ...log, key: { ...log.key, method: rename(log.key.method) } })),
    summary: {
      ...input.summary,
      methods: Object.fromEntries(
        Object.entries(input.summary.methods).map(([name, method]) => [rename(name), method]),
      ),
      comparisons: input.summary.comparisons.map((comparison) => ({
        ...comparison,
        method: rename(comparison.method),
        against: rename(comparison.against),
      })),
    },
    dataCards: [
      { name: hostile, markdown: `# ${hostile}\n\n[x](javascript:alert(4)) ${hostile}\n\n- ${hostile}` },
    ],
  });
  // Booleans, as a failure would print the whole page.
  expect(page.includes("<script>alert")).toBe(false);
  expect(/<img|href="javascript:/i.test(ownPart(page))).toBe(false);
  expect(page.match(/<script/g)).toHaveLength((pageOf(input).match(/<script/g) ?? []).length);
});
