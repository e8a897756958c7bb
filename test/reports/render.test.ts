import { createHash } from "node:crypto";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { buildTables, FIGURES, renderedFigure } from "../../reports/index.ts";
import { textWidthPx } from "../../reports/render/font.ts";
import { svgOf } from "../../reports/render/svg.ts";
import { CONFIG } from "../../reports/theme.ts";
import { goldenMismatch } from "./golden.ts";
import { inventReport } from "./invented-report.ts";

const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Has what figures have: a title, a legend, clipped lines, signs beyond ASCII. */
const SPEC: TopLevelSpec = {
  title: { text: "How much CO₂eq, − or +?", subtitle: ["log₁₀, a line of its own"] },
  config: CONFIG,
  data: {
    values: [
      { method: "a", x: 1, y: 2 },
      { method: "a", x: 3, y: 1.5 },
      { method: "b & <c>", x: 2, y: -1, note: 'said "so"' },
    ],
  },
  mark: { type: "line", clip: true, point: true },
  encoding: {
    x: { field: "x", type: "quantitative", title: "kg CO₂eq" },
    y: { field: "y", type: "quantitative" },
    color: { field: "method", type: "nominal" },
  },
};

describe("a rendered figure", () => {
  it("has the same bytes each time it is drawn, and those of its goldens", async () => {
    const files = await renderedFigure({ id: "drawn", spec: SPEC });
    expect([...files.keys()]).toEqual(["drawn.svg", "drawn.png", "drawn.vl.json", "drawn.csv"]);
    expect(await renderedFigure({ id: "drawn", spec: SPEC })).toEqual(files);
    expect(goldenMismatch("drawn", ".svg", String(files.get("drawn.svg")))).toBeNull();
    expect(goldenMismatch("drawn", ".png.sha256", `${sha256(files.get("drawn.png") ?? "")}\n`)).toBeNull();
  });

  it("lists its data, every field of any row", async () => {
    const files = await renderedFigure({ id: "drawn", spec: SPEC });
    expect(files.get("drawn.csv")).toBe('method,x,y,note\na,1,2,\na,3,1.5,\nb & <c>,2,-1,"said ""so"""\n');
  });

  it("escapes what its data say, and names neither place nor time", async () => {
    const evil = `<script>alert(1)</script>${"x".repeat(200)}`;
    const svg = await svgOf({ ...SPEC, title: { text: evil } });
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toMatch(/\/(home|root|tmp|work|Users)\/|\d{4}-\d{2}-\d{2}/);
  });

  it("reads nothing: a spec that names a file is refused or drawn empty", async () => {
    const spec = { ...SPEC, data: { url: "package.json" } } as TopLevelSpec;
    const svg = await svgOf(spec).catch((error: unknown) => String(error));
    expect(svg).not.toContain("cenas-bench");
  });

  it("is drawn where clipped, faint marks lie outside of it", async () => {
    const spec: TopLevelSpec = {
      data: { values: [{ x: 1, y: 900 }] },
      mark: { type: "point", clip: true, opacity: 0.95 },
      encoding: {
        x: { field: "x", type: "quantitative" },
        y: { field: "y", type: "quantitative", scale: { domain: [1, 2] } },
      },
    };
    const files = await renderedFigure({ id: "outside", spec });
    expect(files.get("outside.png")?.length).toBeGreaterThan(100);
  });

  it("measures text by the font's own advances", () => {
    // DejaVu Sans: "A" 1401, "i" 569 of 2048; bold "A" 1585.
    expect(textWidthPx("Ai", 2048, undefined)).toBeCloseTo(1401 + 569, 6);
    expect(textWidthPx("A", 2048, "bold")).toBeCloseTo(1585, 6);
    expect(textWidthPx("", 11, undefined)).toBe(0);
  });
});

const tables = buildTables(inventReport());

it.each(FIGURES)("figure $id is drawn with marks in a font of ours", async ({ id, build }) => {
  const files = await renderedFigure({ id, spec: build(tables) });
  const svg = String(files.get(`${id}.svg`));
  expect(svg).toContain('font-family="DejaVu Sans"');
  expect(svg).toMatch(/class="mark-(?:rect|line|symbol|area|rule) role-mark/);
  // Where things are drawn, not what their labels say.
  expect(svg).not.toMatch(/ (?:d|transform|x|y|x2|y2|width|height)="[^"]*(?:NaN|undefined)/);
  const png = files.get(`${id}.png`) as Uint8Array;
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
});
